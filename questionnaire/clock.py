"""Working days and quarters. Nothing is due on a weekend, a public holiday of the Land or over Christmas."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from msgspec import Struct

BERLIN = ZoneInfo("Europe/Berlin")
ONE_DAY = timedelta(days=1)
MONTHS_IN_QUARTER = 3


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
    quarter = Quarter(today.year, (today.month - 1) // MONTHS_IN_QUARTER + 1)
    found = []
    for _ in range(count):
        quarter = quarter.next()
        found.append(quarter)
    return tuple(found)


def german_day(moment: datetime) -> date:
    """The day on German clocks."""
    return moment.astimezone(BERLIN).date()


def is_working_day(day: date, land: str | None) -> bool:
    """`land` is a two-letter key such as BB; without one only nationwide holidays count."""
    return day.weekday() < 5 and not _christmas_break(day) and day not in _holidays(land, day.year)


def working_day_from(day: date, land: str | None) -> date:
    while not is_working_day(day, land):
        day += ONE_DAY
    return day


def working_days_later(day: date, count: int, land: str | None) -> date:
    """The working day that comes `count` working days after the first one from `day`."""
    day = working_day_from(day, land)
    for _ in range(count):
        day = working_day_from(day + ONE_DAY, land)
    return day


def _christmas_break(day: date) -> bool:
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 6)


@cache
def _holidays(land: str | None, year: int) -> frozenset[date]:
    # Catholic holidays hold in most municipalities of some Länder: better a day too many left free.
    found = holidays.country_holidays("DE", subdiv=land, years=year, categories=("public", "catholic"))
    return frozenset(found)
