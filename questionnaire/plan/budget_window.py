"""Which budget can still be reached, and on which days: reckoned from the cycle and from today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from msgspec import Struct

from questionnaire.almanac.budget_rules import BudgetPhase, Cycle, DeedRule
from questionnaire.almanac.school_holidays import Recess
from questionnaire.calendar.days import working_day_to, working_days_later
from questionnaire.calendar.months import month_in, month_of
from questionnaire.calendar.recesses import meeting_day_from
from questionnaire.plan.budget_dates import BudgetYears, Deed, Milestone, Window, WindowState

# The least that the first deed takes from today, and each later deed after the one before it.
FIRST_DEED_DAYS = 5
NEXT_DEED_DAYS = 10
SOON = timedelta(weeks=8)
TALKS = ("meetings", "follow_up")

# Least and most.
Weeks = tuple[int, int]
NO_WEEKS: Weeks = (0, 0)


class Course(Struct, frozen=True):
    """What decides when a budget's deeds can be done and what comes of it.

    `ready` where there is a fact sheet already; `weeks` is what the procedure takes once there is money.
    """

    cycle: Cycle
    today: date
    land: str | None
    recesses: tuple[Recess, ...]
    ready: bool
    weeks: Weeks


def reachable(years: BudgetYears, course: Course) -> Window:
    """The wanted budget, or the first after it whose departments can still be given a figure in time."""
    for _ in count():
        window = _window(years, course)
        if month_of(window.figure.day) <= window.closes:
            break
        years = years.next()
    return window


def _window(years: BudgetYears, course: Course) -> Window:
    deeds = tuple(_deeds(years, course))
    figure = next(deed.day for deed in deeds if deed.kind == "figure")
    return Window(
        years=years,
        state=_state(years, course, figure),
        closes=month_in(years.first, course.cycle.closes),
        milestones=tuple(_milestones(years, course)),
        deeds=deeds,
    )


def _deeds(years: BudgetYears, course: Course) -> Iterator[Deed]:
    """Each on its best day, or as early as can be where that has passed; always in their order."""
    earliest = working_days_later(course.today, FIRST_DEED_DAYS, course.land)
    for duty in course.cycle.deeds:
        if duty.kind == "fact_sheet" and course.ready:
            continue
        day = max(_best_day(duty, years, course.land), earliest)
        if duty.kind in TALKS:
            day = meeting_day_from(day, course.land, course.recesses)
        first = max(month_in(years.first, duty.first), month_of(earliest))
        yield Deed(duty.kind, min(first, month_of(day)), day)
        earliest = working_days_later(day, NEXT_DEED_DAYS, course.land)


def _best_day(duty: DeedRule, years: BudgetYears, land: str | None) -> date:
    return working_day_to(month_in(years.first, duty.last).replace(day=duty.by), land)


def _milestones(years: BudgetYears, course: Course) -> Iterator[Milestone]:
    now = month_of(course.today)
    for phase in course.cycle.phases:
        first, last = _months_of(phase, years, course.weeks)
        if last >= now:
            yield Milestone(phase.kind, max(first, now), last)


def _months_of(phase: BudgetPhase, years: BudgetYears, weeks: Weeks) -> tuple[date, date]:
    """The contract comes when the procedure, too, has had its time."""
    least, most = weeks if phase.kind == "contract" else NO_WEEKS
    first, last = month_in(years.first, phase.first), month_in(years.first, phase.last)
    return month_of(first + timedelta(weeks=least)), month_of(last + timedelta(weeks=most))


def _state(years: BudgetYears, course: Course, figure: date) -> WindowState:
    duty = next(duty for duty in course.cycle.deeds if duty.kind == "figure")
    best = month_in(years.first, duty.last)
    if month_of(figure) > best:
        return "late"
    return "closing" if best.replace(day=duty.by) - course.today < SOON else "open"
