"""Whether figures of a new edition can be believed beside ours, and what stays where they cannot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from questionnaire.places.tables import CsvRow

# No municipality gains or loses so many people within a year or two, unless it is very small.
MOST_CHANGE = 0.25
FEW = 100
# Nor any district: then columns have shifted.
MOST_CHANGE_OF_DISTRICT = 0.1


class Gain(Struct, frozen=True):
    """What a municipality takes over from those that have become part of it."""

    people: int = 0
    km2: float = 0.0


def gains(took_over: Mapping[str, str], before: Mapping[str, CsvRow]) -> dict[str, Gain]:
    """By the heir's key."""
    found: dict[str, Gain] = {}
    for key, heir in took_over.items():
        so_far, row = found.get(heir, Gain()), before[key]
        found[heir] = Gain(
            so_far.people + int(row["population"]), round(so_far.km2 + float(row["area_km2"]), 2)
        )
    return found


def leaps(before: int, after: int) -> bool:
    return abs(after - before) > max(MOST_CHANGE * before, FEW)


def district_leaps(before: int, after: int) -> bool:
    return abs(after - before) > MOST_CHANGE_OF_DISTRICT * before


def kept(row: CsvRow, gain: Gain, others: Iterable[CsvRow]) -> CsvRow:
    """Our row, with whoever became part of it; it leads nobody any more once all of those have."""
    people, km2 = int(row["population"]) + gain.people, float(row["area_km2"]) + gain.km2
    figures = {"population": str(people), "area_km2": f"{km2:.2f}"}
    leads = not gain.people or any(_administered(row) == _administered(other) for other in others)
    return row | figures if leads else row | figures | {"verband": "", "verband_type": ""}


def _administered(row: CsvRow) -> tuple[str, str, str]:
    return row["ags"][:5], row["verband"], row["verband_type"]
