"""Public holidays of the Länder: a table that the package `holidays` made, and for other years the package.

The package loads all 250 countries for one, a fifteenth of a start and 8 MB of every process.
`python -m questionnaire.calendar.public_holidays` writes the table anew; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_suffix(".csv")
YEARS = range(2020, 2046)
LANDS = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
NATIONWIDE = "DE"


@cache
def public_holidays(land: str | None, year: int) -> frozenset[date]:
    """`land` is a two-letter key such as BB; without one only nationwide holidays."""
    if year not in YEARS:
        return from_package(land, year)
    lines = (line.split(",") for line in TABLE.read_text("ascii").split() if line.startswith(str(year)))
    return frozenset(
        date.fromisoformat(day) for day, lands in lines if lands == NATIONWIDE or land in lands.split("+")
    )


def from_package(land: str | None, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - see above

    # Catholic holidays hold in most municipalities of some Länder: better a day too many left free.
    days = holidays.country_holidays("DE", subdiv=land, years=year, categories=("public", "catholic"))
    return frozenset(days)


def _lines() -> Iterator[str]:
    """In the order of days."""
    for year in YEARS:
        days = {land: from_package(land, year) for land in LANDS}
        nationwide = from_package(None, year)
        for day in sorted({day for free in days.values() for day in free}):
            lands = [NATIONWIDE] if day in nationwide else [land for land in LANDS if day in days[land]]
            yield f"{day},{'+'.join(lands)}\n"


if __name__ == "__main__":
    TABLE.write_text("".join(_lines()), "ascii")
