"""The summer recess of a Land, when councils meet nobody."""

from __future__ import annotations

from datetime import date

from questionnaire.almanac.school_holidays import Recess
from questionnaire.calendar.days import ONE_DAY, working_day_from
from questionnaire.calendar.months import month_in

# What a recess is taken for where that Land's or that year's holidays are not on file.
USUAL_RECESS = (7, 8)


def recess(year: int, land: str | None, recesses: tuple[Recess, ...]) -> tuple[date, date]:
    """First and last day of the councils' summer recess; July and August where nothing is on file."""
    for on_file in recesses:
        if on_file.land == land and on_file.year == year:
            return on_file.first_day, on_file.last_day
    return month_in(year, USUAL_RECESS[0] - 1), month_in(year, USUAL_RECESS[1]) - ONE_DAY


def meeting_day_from(day: date, land: str | None, recesses: tuple[Recess, ...]) -> date:
    """The first working day on which talks make sense: not in the Land's summer recess."""
    day = working_day_from(day, land)
    first, last = recess(day.year, land, recesses)
    return working_day_from(last + ONE_DAY, land) if first <= day <= last else day
