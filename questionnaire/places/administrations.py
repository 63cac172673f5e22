"""Town halls: who decides for a place, and for which places it decides."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.catalogue.audience import TargetKind
from questionnaire.places.place import ALWAYS_A_TOWN_HALL, Association, Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import FACTOR


class Administration(Struct, frozen=True):
    """One town hall. `place` is what one names to win it: of several members the leading or the largest.

    `key` is the same, whichever of its members one names; `population` is that of all members.
    """

    place: Place
    members: tuple[Place, ...]
    key: str
    kind: TargetKind
    population: int

    def named(self, place: Place) -> Administration:
        """By that member, where it is one."""
        return replace(self, place=place) if place in self.members else self


def administration_of(regions: Regions, place: Place) -> Administration:
    """It is named by the place itself."""
    association = shared_by_members(place)
    if association is None:
        return administration(place, (place,))
    municipalities = regions.municipalities_in(place.district)
    return administration(
        place, tuple(each for each in municipalities if shared_by_members(each) == association)
    )


def administrations_in(regions: Regions, district: str) -> Iterator[Administration]:
    """Those of the municipalities, each once."""
    members: dict[Association | str, list[Place]] = {}
    for place in regions.municipalities_in(district):
        members.setdefault(shared_by_members(place) or place.key, []).append(place)
    for places in members.values():
        yield administration(max(places, key=_leading) if len(places) > 1 else places[0], tuple(places))


def administration(place: Place, members: tuple[Place, ...]) -> Administration:
    key, people = min(member.key for member in members), sum(member.population for member in members)
    return Administration(place, members, key, place.kind, people)


def _leading(place: Place) -> tuple[bool, int, str]:
    return place.has_town_hall, place.population, place.key


def alike(one: Administration, other: Administration) -> bool:
    """Of similar size: administered the same way, and within a factor of two."""
    return one.kind == other.kind and 1 / FACTOR <= one.population / other.population <= FACTOR


def shared_by_members(place: Place) -> Association | None:
    """The association whose members have one town hall among them."""
    return None if place.land == ALWAYS_A_TOWN_HALL else place.association
