"""How two places stand to each other: how near, and whether they are of similar size."""

from __future__ import annotations

from math import log
from typing import Literal

from msgspec import Struct

from questionnaire.places.place import Place
from questionnaire.places.regions import Regions

# Similar size: within this factor, and then by population first, density second.
FACTOR = 2
DENSITY_WEIGHT = 0.35

# One place seen from another; it is the same from both sides, with `inside` and `around` exchanged.
Where = Literal[
    "itself",
    "inside",
    "around",
    "next_door",
    "same_district",
    "next_district",
    "beyond_next",
    "same_land",
    "elsewhere",
]
# Nearest first.
NEAR: tuple[Where, ...] = ("inside", "around", "same_district", "next_door", "next_district")


class Relation(Struct, frozen=True):
    """`similar` is similar size: administered the same way or both cities, and within a factor of two."""

    where: Where
    similar: bool

    @property
    def is_close(self) -> bool:
        return self.similar or self.where in NEAR


def nearness(where: Where) -> int:
    """0 is nearest."""
    return NEAR.index(where) if where in NEAR else len(NEAR)


def relation(regions: Regions, one: Place, other: Place) -> Relation:
    """How `other` stands to `one`."""
    return Relation(where(regions, one, other), similar(one, other))


def similar(one: Place, other: Place) -> bool:
    comparable = one.kind == other.kind or (one.is_city and other.is_city)
    return comparable and 1 / FACTOR <= one.population / other.population <= FACTOR


def distance(one: Place, other: Place) -> float:
    """How far two places are from being of one size; 0 for the same population and density."""
    people = abs(log(one.population / other.population))
    return people + DENSITY_WEIGHT * abs(log(one.density / other.density))


def where(regions: Regions, one: Place, other: Place) -> Where:
    if one.key == other.key:
        return "itself"
    if one.key == other.district:
        return "inside"
    if one.district == other.key:
        return "around"
    if "borough" in (one.level, other.level):
        return _where_of_borough(regions, one, other)
    if one.district == other.district:
        return "same_district"
    return _where_by_district(regions, one, other)


def _where_of_borough(regions: Regions, one: Place, other: Place) -> Where:
    if other.key in regions.neighbours.get(one.key, ()):
        return "next_door"
    return "same_land" if one.land == other.land else "elsewhere"


def _where_by_district(regions: Regions, one: Place, other: Place) -> Where:
    near, its_near = regions.neighbours[one.district], regions.neighbours[other.district]
    if other.district in near:
        return "next_district" if one.level == other.level == "municipality" else "next_door"
    if 1 in (len(near), len(its_near)) and not set(near).isdisjoint(its_near):
        return "beyond_next"
    return "same_land" if one.land == other.land else "elsewhere"
