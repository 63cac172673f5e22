"""Where municipalities went that are gone from the register: certain, or left for a person to say.

A register names no heirs. But people and land stay, so whoever grew by both has taken them over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from msgspec import Struct

from questionnaire.places.moved import Change, Move
from questionnaire.places.place import CITY_TYPES
from questionnaire.places.spelling import fold
from questionnaire.places.tables import CsvRow

# Areas are surveyed anew all the time, and people may be from another day.
KM2_SLACK = 0.05
PEOPLE_SLACK = 0.02
# Of more than these, so many groups can be made that figures prove nothing.
MOST_GONE = 12
Rows = Mapping[str, CsvRow]


class _Part(Struct, frozen=True):
    """Some of those that are gone, together."""

    keys: tuple[str, ...]
    people: int
    km2: float


def heirs(gone: Iterable[str], before: Rows, after: Rows) -> dict[str, str]:
    """Who took over whom, by key: only where the figures leave one way to read them."""
    found: dict[str, str] = {}
    for county, keys in _by_county(gone).items():
        parts = tuple(_parts([before[key] for key in keys]))
        rows = {key: row for key, row in after.items() if key.startswith(county)}
        fits = [
            (part, key) for key, row in rows.items() for part in parts if _fits(part, before.get(key), row)
        ]
        found |= _certain(fits)
    return found


def is_respelt(before: str, after: str) -> bool:
    """Whether one name is the other, written more fully: Lübbenau is Lübbenau/Spreewald."""
    short, full = sorted((fold(before), fold(after)), key=len)
    return f"{full} ".startswith(f"{short} ")


def _by_county(gone: Iterable[str]) -> dict[str, list[str]]:
    counties: dict[str, list[str]] = {}
    for key in sorted(gone):
        counties.setdefault(key[:5], []).append(key)
    return counties


def _parts(rows: list[CsvRow]) -> Iterator[_Part]:
    sizes = range(1, len(rows) + 1) if len(rows) <= MOST_GONE else ()
    for size in sizes:
        for some in combinations(rows, size):
            people, km2 = (
                sum(int(row["population"]) for row in some),
                sum(float(row["area_km2"]) for row in some),
            )
            yield _Part(tuple(row["ags"] for row in some), people, km2)


def _fits(part: _Part, before: CsvRow | None, after: CsvRow) -> bool:
    """Whether somebody, or a municipality that is new, grew by their land and their people."""
    km2 = float(after["area_km2"]) - (float(before["area_km2"]) if before else 0)
    people = int(after["population"]) - (int(before["population"]) if before else 0)
    slack = PEOPLE_SLACK * int(after["population"])
    return abs(km2 - part.km2) <= KM2_SLACK and abs(people - part.people) <= slack


def _certain(fits: list[tuple[_Part, str]]) -> dict[str, str]:
    """Each is in one part only, and each part's heir is no other's."""
    parts_of = Counter(key for part, _ in fits for key in part.keys)
    of_heir = Counter(heir for _, heir in fits)
    return {
        key: heir
        for part, heir in fits
        for key in part.keys
        if of_heir[heir] == 1 and all(parts_of[each] == 1 for each in part.keys)
    }


def moves_between(
    before: Rows, after: Rows, took_over: Mapping[str, str], days: tuple[date, date]
) -> Iterator[Move]:
    """What two editions tell; a county-level city is known by its district's key and name."""
    then, now = days
    source = f"Destatis, GV100AD {then} / {now}"
    sole = Counter(took_over.values())
    for key, row in before.items():
        if key in took_over:
            heir = took_over[key]
            alone = heir not in before and sole[heir] == 1
            yield Move(key, row["name"], "renamed" if alone else "merged", (heir,), now, source)
        elif key in after and row["name"] != after[key]["name"] and row["type"] not in CITY_TYPES:
            change: Change = "respelt" if is_respelt(row["name"], after[key]["name"]) else "renamed"
            yield Move(key, row["name"], change, (key,), now, source)
