"""Months, as budgets reckon with them."""

from __future__ import annotations

from datetime import date

MONTHS_IN_YEAR = 12


def month_in(year: int, offset: int) -> date:
    """A month is its first day. `offset` counts from January: -9 is April of the year before."""
    years, month = divmod(offset, MONTHS_IN_YEAR)
    return date(year + years, month + 1, 1)


def month_of(day: date) -> date:
    return day.replace(day=1)


def months_later(month: date, count: int) -> date:
    return month_in(month.year, month.month - 1 + count)
