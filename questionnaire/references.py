"""The reference ladder: places in which the target sees itself, each with its reason, and ways up to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from math import log
from string import ascii_uppercase
from typing import Literal

from msgspec import Struct

from questionnaire.almanac import Almanac
from questionnaire.catalogue import Text
from questionnaire.openness import Evidence, OpennessList, evidence
from questionnaire.places import Place
from questionnaire.regions import LANDS, Regions

# Similar size: within this factor, and then by population first, density second.
FACTOR = 2
DENSITY_WEIGHT = 0.35

MOST = 7
ENOUGH = 6
FEW = 3
MOST_REACHED = 2

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
Group = Literal["near_alike", "next_door", "land_alike", "beyond_next", "far_alike"]
# How many of each group are chosen first; what room is left is filled in the same order.
ROOM: dict[Group, int] = {"near_alike": 4, "next_door": 2, "land_alike": 2, "beyond_next": 1, "far_alike": 1}
DISTANT: tuple[Group, ...] = ("beyond_next", "far_alike")


class Relation(Struct, frozen=True):
    """`similar` is similar size: administered the same way, and within a factor of two."""

    where: Where
    similar: bool

    @property
    def is_close(self) -> bool:
        return self.similar or self.where in NEAR


class Seen(Struct, frozen=True):
    """A place and how it stands to the one it is seen from."""

    place: Place
    relation: Relation

    @property
    def land(self) -> Text:
        return LANDS[self.place.land]


class Rung(Seen, frozen=True):
    """Seen from the target."""

    is_customer: bool
    evidence: tuple[Evidence, ...]


class Way(Struct, frozen=True):
    """What a customer is good for: seen from the target, and the rungs that are close as seen from there."""

    customer: Seen
    reaches: tuple[Seen, ...]


class References(Struct, frozen=True):
    """`evidence` is the target's own; the rungs are in the order in which to try them, never the target."""

    target: Place
    district: Place
    rungs: tuple[Rung, ...]
    ways: tuple[Way, ...]
    evidence: tuple[Evidence, ...]

    @property
    def lists(self) -> dict[str, OpennessList]:
        """The lists that something is said about, by the letter that stands for each: A, B, C."""
        found = {each.list.id: each.list for each in self._said}
        return dict(zip(ascii_uppercase, found.values(), strict=False))

    def sources_of(self, entry: OpennessList) -> tuple[str, ...]:
        """Ids of the sources for what is said about a list."""
        rounds = chain.from_iterable(each.rounds for each in self._said if each.list == entry)
        return tuple(dict.fromkeys(rnd.source for rnd in sorted(rounds, key=lambda rnd: rnd.year)))

    @property
    def _said(self) -> Iterator[Evidence]:
        return chain(*(rung.evidence for rung in self.rungs), self.evidence)

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(found for entry in self.lists.values() for found in self.sources_of(entry))


def references(
    almanac: Almanac, regions: Regions, target: Place | None, customers: tuple[Place, ...]
) -> References | None:
    """None without a target."""
    if target is None:
        return None
    customers = tuple({place.key: place for place in customers}.values())
    others = tuple(place for place in customers if place.key != target.key)
    found = _chosen(almanac, regions, target, others)
    return References(
        target=target,
        district=regions.district_of(target),
        rungs=tuple(_rungs(almanac, regions, target, others, found)),
        ways=tuple(_way(regions, target, customer, found) for customer in customers),
        evidence=evidence(almanac.openness, target.key),
    )


def relation(regions: Regions, one: Place, other: Place) -> Relation:
    """How `other` stands to `one`."""
    return Relation(_where(regions, one, other), similar(one, other))


def similar(one: Place, other: Place) -> bool:
    return one.kind == other.kind and 1 / FACTOR <= one.population / other.population <= FACTOR


def distance(one: Place, other: Place) -> float:
    """How far two places are from being of one size; 0 for the same population and density."""
    people = abs(log(one.population / other.population))
    return people + DENSITY_WEIGHT * abs(log(one.density / other.density))


def _where(regions: Regions, one: Place, other: Place) -> Where:
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


def _rungs(
    almanac: Almanac, regions: Regions, target: Place, customers: tuple[Place, ...], found: list[Place]
) -> Iterator[Rung]:
    """Customers that are no help in reaching the target come last."""
    close = [place for place in customers if relation(regions, target, place).is_close]
    distant = [place for place in customers if place not in close]
    for place in (*close, *found, *distant):
        yield Rung(
            place=place,
            relation=relation(regions, target, place),
            is_customer=place in customers,
            evidence=evidence(almanac.openness, place.key),
        )


def _way(regions: Regions, target: Place, customer: Place, found: list[Place]) -> Way:
    """From the target itself every rung is near: then none is named."""
    seen = [Seen(place, relation(regions, customer, place)) for place in found]
    close = [reach for reach in seen if reach.relation.is_close and customer.key != target.key]
    close.sort(key=lambda reach: (_nearness(reach.relation.where), not reach.relation.similar))
    return Way(Seen(customer, relation(regions, target, customer)), tuple(close[:MOST_REACHED]))


def _nearness(where: Where) -> int:
    return NEAR.index(where) if where in NEAR else len(NEAR)


def _chosen(
    almanac: Almanac, regions: Regions, target: Place, customers: tuple[Place, ...]
) -> list[Place]:
    """Besides the customers. Best first: beside a customer, then on a list, then the most similar in size."""
    groups: dict[Group, list[Place]] = {group: [] for group in ROOM}
    taken = {target.key, *(customer.key for customer in customers)}
    for place in _candidates(regions, target):
        group = _group(relation(regions, target, place))
        if group and place.key not in taken:
            taken.add(place.key)
            groups[group].append(place)

    def rank(place: Place) -> tuple[bool, bool, float]:
        beside = any(_where(regions, customer, place) in NEAR[:-1] for customer in customers)
        return not beside, not evidence(almanac.openness, place.key), distance(target, place)

    for places in groups.values():
        places.sort(key=rank)
        places[:] = _one_for_each_administration(target, places)
    return _fill(groups, MOST - len(customers))


def _group(found: Relation) -> Group | None:
    if found.where in ("next_door", "same_district", "next_district", "beyond_next") and found.similar:
        return "near_alike"
    if found.where in ("next_door", "beyond_next"):
        return found.where
    if not found.similar:
        return None
    return "land_alike" if found.where == "same_land" else "far_alike"


def _candidates(regions: Regions, target: Place) -> Iterable[Place]:
    near = regions.vicinity(target)
    if target.level == "municipality":
        return _municipalities(regions, target, near)
    alike = (_alike(regions, target, land) for land in _lands(regions))
    return chain(near, chain.from_iterable(alike))


def _municipalities(regions: Regions, target: Place, near: tuple[Place, ...]) -> list[Place]:
    """Of similar size, nearby and in the Land; where those are few, from all of Germany and next door."""
    districts = (target.district, *(district.key for district in near))
    nearby = chain.from_iterable(regions.municipalities_in(district) for district in districts)
    found = [place for place in nearby if similar(target, place)]
    found += _alike(regions, target, target.land)
    if len({place.key for place in found} - {target.key}) < FEW:
        found += chain(near, *(_alike(regions, target, land) for land in _lands(regions)))
    return found


def _alike(regions: Regions, target: Place, land: str) -> tuple[Place, ...]:
    """Places of similar size in a Land."""
    places = regions.of_kind(target.kind, land)
    first = bisect_left(places, target.population / FACTOR, key=lambda place: place.population)
    last = bisect_right(places, target.population * FACTOR, key=lambda place: place.population)
    return places[first:last]


def _lands(regions: Regions) -> dict[str, None]:
    return dict.fromkeys(district.land for district in regions.districts)


def _one_for_each_administration(target: Place, places: list[Place]) -> Iterator[Place]:
    """Members of one association have one administration: it is asked once, and the target's own never."""
    asked = {(target.association, target.district)}
    for place in places:
        administration = (place.association, place.district)
        if place.association is None or administration not in asked:
            asked.add(administration)
            yield place


def _fill(groups: dict[Group, list[Place]], room: int) -> list[Place]:
    """In the order of the groups: each group's share, then more of the same where there is room.

    More of the distant ones only until there are enough.
    """
    shares = {group: len(groups[group][: ROOM[group]]) for group in groups}
    while sum(shares.values()) > room:
        last = next(group for group in reversed(shares) if shares[group])
        shares[last] -= 1
    for group, places in groups.items():
        left = room - sum(shares.values()) - (MOST - ENOUGH if group in DISTANT else 0)
        shares[group] += min(max(left, 0), len(places) - shares[group])
    return [place for group, places in groups.items() for place in places[: shares[group]]]
