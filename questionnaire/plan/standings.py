"""How an administration stands to where the founders are at home, or to one they work for already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from questionnaire.places.administrations import Administration
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import Where, where

Standing = Where | Literal["next_borough", "same_city"]
# What is as near as the other has the same number; anything else is far.
CLOSENESS: Mapping[Standing, int] = {
    "itself": 0,
    "inside": 1,
    "around": 1,
    "same_district": 1,
    "next_borough": 1,
    "same_city": 2,
    "next_door": 2,
    "next_district": 2,
    "same_land": 3,
}
FAR = 4
NEXT = 2


def standing(regions: Regions, one: Place, other: Administration) -> Standing:
    """How `other` stands to `one`. Into a city and out of it, a Bezirk is as near as its city."""
    there = other.place
    if one.key in (member.key for member in other.members):
        return "itself"
    if "borough" in (one.level, there.level) and one.district == there.district:
        return "next_borough" if there.key in regions.neighbours.get(one.key, ()) else "same_city"
    found = where(regions, _city(regions, one), _city(regions, there))
    if found == "next_door" and there.level == "municipality":
        return "next_district"
    return "same_land" if found == "beyond_next" and one.land == there.land else found


def closeness(found: Standing | None) -> int:
    """0 is nearest."""
    return CLOSENESS.get(found, FAR) if found else FAR


def _city(regions: Regions, place: Place) -> Place:
    return regions.district_of(place) if place.level == "borough" else place
