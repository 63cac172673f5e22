"""Quarters, as founders wish for them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

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
    quarter = quarter_of(today)
    quarters = []
    for _ in range(count):
        quarter = quarter.next()
        quarters.append(quarter)
    return tuple(quarters)


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // MONTHS_IN_QUARTER + 1)
