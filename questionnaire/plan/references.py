"""The reference ladder: places in which the target sees itself, each with its reason, and ways up to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from string import ascii_uppercase
from typing import Literal

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.openness import Evidence, OpennessList, evidence
from questionnaire.places.lands import LANDS
from questionnaire.places.peers import candidates, one_for_each_administration
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import NEAR, Relation, distance, nearness, relation, where
from questionnaire.texts import Text

MOST = 7
ENOUGH = 6
MOST_REACHED = 2

Group = Literal["near_alike", "next_door", "land_alike", "beyond_next", "far_alike"]
# How many of each group are chosen first; what room is left is filled in the same order.
ROOM: dict[Group, int] = {"near_alike": 4, "next_door": 2, "land_alike": 2, "beyond_next": 1, "far_alike": 1}
DISTANT: tuple[Group, ...] = ("beyond_next", "far_alike")


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
        rungs=tuple(_rungs(almanac, regions, target, others, found)),
        ways=tuple(_way(regions, target, customer, found) for customer in customers),
        evidence=evidence(almanac.openness, target.key),
    )


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
    close.sort(key=lambda reach: (nearness(reach.relation.where), not reach.relation.similar))
    return Way(Seen(customer, relation(regions, target, customer)), tuple(close[:MOST_REACHED]))


def _chosen(almanac: Almanac, regions: Regions, target: Place, customers: tuple[Place, ...]) -> list[Place]:
    """Besides the customers. Best first: beside a customer, then on a list, then the most similar in size."""

    def rank(place: Place) -> tuple[bool, bool, float]:
        beside = any(where(regions, customer, place) in NEAR[:-1] for customer in customers)
        return not beside, not evidence(almanac.openness, place.key), distance(target, place)

    groups = _grouped(regions, target, {target.key, *(customer.key for customer in customers)})
    for group, places in groups.items():
        groups[group] = list(one_for_each_administration(target, sorted(places, key=rank)))
    return _fill(groups, MOST - len(customers))


def _grouped(regions: Regions, target: Place, taken: set[str]) -> dict[Group, list[Place]]:
    """Each candidate once, without those taken already."""
    groups: dict[Group, list[Place]] = {group: [] for group in ROOM}
    for place in {place.key: place for place in candidates(regions, target)}.values():
        group = _group(relation(regions, target, place))
        if group and place.key not in taken:
            groups[group].append(place)
    return groups


def _group(found: Relation) -> Group | None:
    if found.where in ("next_door", "same_district", "next_district", "beyond_next") and found.similar:
        return "near_alike"
    if found.where in ("next_door", "beyond_next"):
        return found.where
    if not found.similar:
        return None
    return "land_alike" if found.where == "same_land" else "far_alike"


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
