"""Dates for actions: real working days, reckoned with one working day a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from questionnaire.almanac.school_holidays import Recess
from questionnaire.calendar.days import working_day_from, working_days_later
from questionnaire.calendar.recesses import meeting_day_from
from questionnaire.catalogue.lessons import Action

HOURS_A_WEEK = 8
WORKING_DAYS = 5
MOST_HOURS_COUNTED = 8


class Dates(Struct, frozen=True):
    """Both are working days in the target's Land; `due` is never before `start`."""

    start: date
    due: date


def schedule(
    ordered: Iterable[Action], today: date, land: str | None, recesses: tuple[Recess, ...]
) -> dict[str, Dates]:
    """Action id to dates. An action starts when its prerequisites are done and there is time for it.

    A long action (a pilot) runs beside the others: no more than one day of it holds the next one up.
    What ends in talks with the administration is not due in the Land's summer recess but after it.
    """
    dates: dict[str, Dates] = {}
    hours = 0
    for action in ordered:
        earliest = working_days_later(today, hours * WORKING_DAYS // HOURS_A_WEEK, land)
        dates[action.id] = _dates(action, earliest, dates, land, recesses)
        hours += min(action.effort_hours[0], MOST_HOURS_COUNTED)
    return dates


def _dates(
    action: Action, earliest: date, dates: dict[str, Dates], land: str | None, recesses: tuple[Recess, ...]
) -> Dates:
    prerequisites_due = [dates[before].due for before in action.after if before in dates]
    start = working_day_from(max([earliest, *prerequisites_due]), land)
    end = start + timedelta(weeks=action.lead_weeks[1])
    due = meeting_day_from(end, land, recesses) if action.meets_officials else working_day_from(end, land)
    return Dates(start, due)
