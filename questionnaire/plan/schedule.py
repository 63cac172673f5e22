"""Dates for actions, reckoned in one place: forwards from a day, backwards from the budget.

Forwards with one working day a week; backwards so that what the budget needs is there in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from questionnaire.almanac.school_holidays import Recess
from questionnaire.calendar.days import ONE_DAY, working_day_from, working_day_to, working_days_later
from questionnaire.calendar.recesses import meeting_day_from
from questionnaire.catalogue.lessons import Action, DeedKind
from questionnaire.plan.budget_dates import Deed

HOURS_A_WEEK = 8
WORKING_DAYS = 5
MOST_HOURS_COUNTED = 8
# What can be done as soon as one is ready for it; the other deeds wait for their day.
EARLY: frozenset[DeedKind] = frozenset({"meetings"})


class Dates(Struct, frozen=True):
    """Both are working days in the target's Land; `due` is never before `start`."""

    start: date
    due: date


class Calendar(Struct, frozen=True):
    """What dates depend on besides the actions: `deeds` are the window's, each by its kind.

    `since` is the day from which the team's hours count, today unless it is said; `moved` has by action id
    the days that somebody chose.
    """

    today: date
    land: str | None
    recesses: tuple[Recess, ...]
    deeds: Mapping[DeedKind, Deed]
    since: date | None = None
    moved: Mapping[str, date] = field(default_factory=dict)

    @property
    def begun(self) -> date:
        return self.since or self.today

    @property
    def first_day(self) -> date:
        return working_day_from(self.today, self.land)


def schedule(ordered: Sequence[Action], calendar: Calendar) -> dict[str, Dates]:
    """Action id to dates. An action starts when its prerequisites are done and there is time for it.

    A long action (a pilot) runs beside the others: no more than one day of it holds the next one up.
    What ends in talks with the administration is not due in the Land's summer recess but after it.
    What the budget needs is due on the budget's day or before it, and so is all that it depends on.
    What was moved is due on its day, or the first one after it that the others leave. What is late is due
    today.
    """
    forwards = _forwards(ordered, calendar)
    return _before_dependents(ordered, forwards, calendar)


def _forwards(ordered: Iterable[Action], calendar: Calendar) -> dict[str, Dates]:
    dates: dict[str, Dates] = {}
    hours = 0
    for action in ordered:
        earliest = working_days_later(calendar.begun, hours * WORKING_DAYS // HOURS_A_WEEK, calendar.land)
        dates[action.id] = _dates(action, earliest, dates, calendar)
        hours += min(action.effort_hours[0], MOST_HOURS_COUNTED)
    return dates


def _dates(action: Action, earliest: date, dates: Mapping[str, Dates], calendar: Calendar) -> Dates:
    prerequisites_due = [dates[before].due for before in action.after if before in dates]
    start = working_day_from(max([earliest, calendar.today, *prerequisites_due]), calendar.land)
    if action.id in calendar.moved:
        return _on_its_own_day(action, start, prerequisites_due, calendar)
    end = working_day_from(max([earliest, *prerequisites_due]), calendar.land)
    end += timedelta(weeks=action.lead_weeks[1])
    due = _meeting_day(end, calendar) if action.meets_officials else working_day_from(end, calendar.land)
    deed = calendar.deeds.get(action.deed) if action.deed else None
    day = _day_of(deed, max(due, calendar.first_day), calendar) if deed else max(due, calendar.first_day)
    return Dates(min(start, day), day)


def _on_its_own_day(
    action: Action, earliest: date, prerequisites_due: Sequence[date], calendar: Calendar
) -> Dates:
    """Never before a day after its prerequisites, never after the budget's; it starts as late as it can."""
    possible = [calendar.today, *(due + ONE_DAY for due in prerequisites_due)]
    due = working_day_from(max([calendar.moved[action.id], *possible]), calendar.land)
    deed = calendar.deeds.get(action.deed) if action.deed else None
    day = min(due, deed.day) if deed else due
    start = working_day_from(max(earliest, day - timedelta(weeks=action.lead_weeks[1])), calendar.land)
    return Dates(min(start, day), day)


def _day_of(deed: Deed, due: date, calendar: Calendar) -> date:
    """Not before the month from which it can be done, and never after the budget's day.

    A fact sheet needs nobody else: it does not wait for any budget.
    """
    if deed.kind == "fact_sheet":
        return min(due, deed.day)
    if deed.kind not in EARLY:
        return deed.day
    return min(max(due, working_day_from(deed.first, calendar.land)), deed.day)


def _meeting_day(day: date, calendar: Calendar) -> date:
    return meeting_day_from(day, calendar.land, calendar.recesses)


def _before_dependents(
    ordered: Sequence[Action], forwards: Mapping[str, Dates], calendar: Calendar
) -> dict[str, Dates]:
    """Each action is due at least a day before what depends on it, as far as there is a day from today."""
    dates = dict(forwards)
    for action in reversed(ordered):
        latest = working_day_to(dates[action.id].due - ONE_DAY, calendar.land)
        for before in _late(action, dates, latest):
            due = max(latest, calendar.first_day)
            dates[before] = replace(dates[before], start=min(dates[before].start, due), due=due)
    return dates


def _late(action: Action, dates: Mapping[str, Dates], latest: date) -> Iterator[str]:
    """The prerequisites that would be due after the latest day."""
    return (before for before in action.after if before in dates and dates[before].due > latest)
