"""Working days and quarters. Nothing is due on a weekend, a public holiday of the Land or over Christmas."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from msgspec import Struct

from questionnaire.almanac import Recess

BERLIN = ZoneInfo("Europe/Berlin")
ONE_DAY = timedelta(days=1)
MONTHS_IN_QUARTER = 3
MONTHS_IN_YEAR = 12
# What a recess is taken for where that Land's or that year's holidays are not on file.
USUAL_RECESS = (7, 8)


class Quarter(Struct, frozen=True, order=True):
    """Written 2027-Q1."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, (self.number - 1) * MONTHS_IN_QUARTER + 1, 1)

    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


def parse_quarter(text: str | None) -> Quarter | None:
    """None where the text is no quarter of this century."""
    year, separator, number = (text or "").partition("-Q")
    if not separator or len(year) != 4 or not year.startswith("20"):
        return None
    if not year.isascii() or not year.isdigit() or number not in ("1", "2", "3", "4"):
        return None
    return Quarter(int(year), int(number))


def coming_quarters(today: date, count: int) -> tuple[Quarter, ...]:
    """The running quarter's successors."""
    quarter = quarter_of(today)
    found = []
    for _ in range(count):
        quarter = quarter.next()
        found.append(quarter)
    return tuple(found)


def german_day(moment: datetime) -> date:
    """The day on German clocks."""
    return moment.astimezone(BERLIN).date()


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // MONTHS_IN_QUARTER + 1)


def month_in(year: int, offset: int) -> date:
    """A month is its first day. `offset` counts from January: -9 is April of the year before."""
    years, month = divmod(offset, MONTHS_IN_YEAR)
    return date(year + years, month + 1, 1)


def month_of(day: date) -> date:
    return day.replace(day=1)


def months_later(month: date, count: int) -> date:
    return month_in(month.year, month.month - 1 + count)


def is_working_day(day: date, land: str | None) -> bool:
    """`land` is a two-letter key such as BB; without one only nationwide holidays count."""
    return day.weekday() < 5 and not _christmas_break(day) and day not in _holidays(land, day.year)


def working_day_from(day: date, land: str | None) -> date:
    while not is_working_day(day, land):
        day += ONE_DAY
    return day


def working_day_to(day: date, land: str | None) -> date:
    """The day itself or the last working day before it."""
    while not is_working_day(day, land):
        day -= ONE_DAY
    return day


def working_days_later(day: date, count: int, land: str | None) -> date:
    """The working day that comes `count` working days after the first one from `day`."""
    day = working_day_from(day, land)
    for _ in range(count):
        day = working_day_from(day + ONE_DAY, land)
    return day


def recess(year: int, land: str | None, recesses: tuple[Recess, ...]) -> tuple[date, date]:
    """First and last day of the councils' summer recess; July and August where nothing is on file."""
    for found in recesses:
        if found.land == land and found.year == year:
            return found.first_day, found.last_day
    return month_in(year, USUAL_RECESS[0] - 1), month_in(year, USUAL_RECESS[1]) - ONE_DAY


def meeting_day_from(day: date, land: str | None, recesses: tuple[Recess, ...]) -> date:
    """The first working day on which talks make sense: not in the Land's summer recess."""
    day = working_day_from(day, land)
    first, last = recess(day.year, land, recesses)
    return working_day_from(last + ONE_DAY, land) if first <= day <= last else day


def _christmas_break(day: date) -> bool:
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 6)


@cache
def _holidays(land: str | None, year: int) -> frozenset[date]:
    # Catholic holidays hold in most municipalities of some Länder: better a day too many left free.
    found = holidays.country_holidays("DE", subdiv=land, years=year, categories=("public", "catholic"))
    return frozenset(found)
