"""One budget's window: what the municipality does in which months, what the enterprise does by which day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.budget_rules import BudgetPhase, Cycle, DeedRule, MilestoneKind
from questionnaire.almanac.school_holidays import Recess
from questionnaire.calendar.days import working_day_to, working_days_later
from questionnaire.calendar.months import month_in, month_of
from questionnaire.calendar.quarters import Quarter, quarter_of
from questionnaire.calendar.recesses import meeting_day_from
from questionnaire.catalogue.lessons import DeedKind

# The least that the first deed takes from today, and each later deed after the one before it.
FIRST_DEED_DAYS = 5
NEXT_DEED_DAYS = 10
SOON = timedelta(weeks=8)
TALKS = ("meetings", "follow_up")

WindowState = Literal["open", "closing", "late"]
# Least and most.
Weeks = tuple[int, int]
NO_WEEKS: Weeks = (0, 0)


class BudgetYears(Struct, frozen=True, order=True):
    """Written 2028, or 2028/29 for a two-year budget."""

    first: int
    length: int

    def __str__(self) -> str:
        return str(self.first) if self.length == 1 else f"{self.first}/{(self.first + 1) % 100:02}"

    def next(self) -> BudgetYears:
        return BudgetYears(self.first + self.length, self.length)


class Milestone(Struct, frozen=True):
    """Months, as their first days; neither has passed."""

    kind: MilestoneKind
    first: date
    last: date


class Deed(Struct, frozen=True):
    """A working day by which it has to be done, and the month from which one can begin."""

    kind: DeedKind
    first: date
    day: date

    def on(self, day: date) -> Deed:
        return replace(self, first=min(self.first, month_of(day)), day=day)


class Window(Struct, frozen=True):
    """One budget that can still be reached, `closes` its last month for figures.

    `late`: the best time for the figure has passed, and some departments still take it.
    """

    years: BudgetYears
    state: WindowState
    closes: date
    milestones: tuple[Milestone, ...]
    deeds: tuple[Deed, ...]

    @property
    def figure(self) -> Deed:
        return next(deed for deed in self.deeds if deed.kind == "figure")

    @property
    def opens(self) -> Quarter:
        """The earliest quarter in which work can begin with this budget's money."""
        return quarter_of(self.contract.first)

    @property
    def contract(self) -> Milestone:
        return self.milestones[-1]

    def with_days(self, days: Mapping[DeedKind, date]) -> Window:
        """The same with other days for its deeds."""
        return replace(self, deeds=tuple(deed.on(days.get(deed.kind, deed.day)) for deed in self.deeds))

    def milestones_in(self, month: date) -> tuple[MilestoneKind, ...]:
        return tuple(
            milestone.kind for milestone in self.milestones if milestone.first <= month <= milestone.last
        )

    def deeds_in(self, month: date) -> tuple[DeedKind, ...]:
        return tuple(deed.kind for deed in self.deeds if deed.first <= month <= deed.day)


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
