"""Working days. Nothing is due on a weekend, a public holiday of the Land or over Christmas."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from questionnaire.calendar.public_holidays import public_holidays

BERLIN = ZoneInfo("Europe/Berlin")
ONE_DAY = timedelta(days=1)


def german_day(moment: datetime) -> date:
    """The day on German clocks."""
    return moment.astimezone(BERLIN).date()


def start_of_german_day(day: date) -> datetime:
    return datetime.combine(day, time.min, BERLIN)


def end_of_german_day(day: date) -> datetime:
    return datetime.combine(day + ONE_DAY, time.min, BERLIN)


def is_working_day(day: date, land: str | None) -> bool:
    """`land` is a two-letter key such as BB; without one only nationwide holidays count."""
    return day.weekday() < 5 and not _christmas_break(day) and day not in public_holidays(land, day.year)


@lru_cache(4096)
def working_day_from(day: date, land: str | None) -> date:
    while not is_working_day(day, land):
        day += ONE_DAY
    return day


@lru_cache(4096)
def working_day_to(day: date, land: str | None) -> date:
    """The day itself or the last working day before it."""
    while not is_working_day(day, land):
        day -= ONE_DAY
    return day


# Nearly every step of a plan asks for the same ones again.
@lru_cache(4096)
def working_days_later(day: date, count: int, land: str | None) -> date:
    """The working day that comes `count` working days after the first one from `day`."""
    day = working_day_from(day, land)
    for _ in range(count):
        day = working_day_from(day + ONE_DAY, land)
    return day


def _christmas_break(day: date) -> bool:
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 6)
