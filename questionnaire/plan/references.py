"""References: places in which the target sees itself, each with its reason, and ways up to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from string import ascii_uppercase
from typing import Literal

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.openness import Evidence, OpennessList, evidence
from questionnaire.places.peers import one_for_each_administration, peers
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import NEAR, Relation, distance, nearness, relation, where

MOST = 7
ENOUGH = 6
MOST_REACHED = 2

Proximity = Literal["near_alike", "next_door", "land_alike", "beyond_next", "far_alike"]
# How many of each group are chosen first; what room is left is filled in the same order.
ROOM: dict[Proximity, int] = {
    "near_alike": 4,
    "next_door": 2,
    "land_alike": 2,
    "beyond_next": 1,
    "far_alike": 1,
}
DISTANT: tuple[Proximity, ...] = ("beyond_next", "far_alike")


class SeenPlace(Struct, frozen=True):
    """A place and how it stands to the one it is seen from."""

    place: Place
    relation: Relation


class Reference(SeenPlace, frozen=True):
    """Seen from the target."""

    is_customer: bool
    evidence: tuple[Evidence, ...]


class CustomerPath(Struct, frozen=True):
    """What a customer is good for: seen from the target, and the references close to it."""

    customer: SeenPlace
    reaches: tuple[SeenPlace, ...]


class References(Struct, frozen=True):
    """`evidence` is the target's own; the entries are in the order in which to try them, never the target."""

    target: Place
    entries: tuple[Reference, ...]
    customer_paths: tuple[CustomerPath, ...]
    evidence: tuple[Evidence, ...]

    @property
    def lists(self) -> dict[str, OpennessList]:
        """The lists that something is said about, by the letter that stands for each: A, B, C."""
        by_id = {each.list.id: each.list for each in self._said}
        return dict(zip(ascii_uppercase, by_id.values(), strict=False))

    def sources_of(self, openness_list: OpennessList) -> tuple[str, ...]:
        """Ids of the sources for what is said about a list."""
        rounds = chain.from_iterable(each.rounds for each in self._said if each.list == openness_list)
        return tuple(dict.fromkeys(rnd.source for rnd in sorted(rounds, key=lambda rnd: rnd.year)))

    @property
    def _said(self) -> Iterator[Evidence]:
        return chain(*(entry.evidence for entry in self.entries), self.evidence)

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(source for each in self.lists.values() for source in self.sources_of(each))


def references(
    almanac: Almanac, regions: Regions, target: Place | None, customers: tuple[Place, ...]
) -> References | None:
    """None without a target."""
    if target is None:
        return None
    customers = tuple({place.key: place for place in customers}.values())
    others = tuple(place for place in customers if place.key != target.key)
    chosen = _chosen(almanac, regions, target, others)
    return References(
        target=target,
        entries=tuple(_entries(almanac, regions, target, others, chosen)),
        customer_paths=tuple(_customer_path(regions, target, customer, chosen) for customer in customers),
        evidence=evidence(almanac.openness, target.key),
    )


def _entries(
    almanac: Almanac, regions: Regions, target: Place, customers: tuple[Place, ...], chosen: list[Place]
) -> Iterator[Reference]:
    """Customers that are no help in reaching the target come last."""
    close = [place for place in customers if relation(regions, target, place).is_close]
    distant = [place for place in customers if place not in close]
    for place in (*close, *chosen, *distant):
        yield Reference(
            place=place,
            relation=relation(regions, target, place),
            is_customer=place in customers,
            evidence=evidence(almanac.openness, place.key),
        )


def _customer_path(regions: Regions, target: Place, customer: Place, chosen: list[Place]) -> CustomerPath:
    """From the target itself every reference is near: then none is named."""
    seen = [SeenPlace(place, relation(regions, customer, place)) for place in chosen]
    close = [reference for reference in seen if reference.relation.is_close and customer.key != target.key]
    close.sort(key=lambda reference: (nearness(reference.relation.where), not reference.relation.similar))
    return CustomerPath(SeenPlace(customer, relation(regions, target, customer)), tuple(close[:MOST_REACHED]))


def _chosen(almanac: Almanac, regions: Regions, target: Place, customers: tuple[Place, ...]) -> list[Place]:
    """Besides the customers. Best first: beside a customer, then on a list, then the most similar in size."""

    def rank(place: Place) -> tuple[bool, bool, float]:
        beside = any(where(regions, customer, place) in NEAR[:-1] for customer in customers)
        return not beside, not evidence(almanac.openness, place.key), distance(target, place)

    groups = _grouped(regions, target, {target.key, *(customer.key for customer in customers)})
    for group, places in groups.items():
        groups[group] = list(one_for_each_administration(target, sorted(places, key=rank)))
    return _fill(groups, MOST - len(customers))


def _grouped(regions: Regions, target: Place, taken: set[str]) -> dict[Proximity, list[Place]]:
    """Each candidate once, without those taken already."""
    groups: dict[Proximity, list[Place]] = {group: [] for group in ROOM}
    for place in {place.key: place for place in peers(regions, target)}.values():
        group = _proximity(relation(regions, target, place))
        if group and place.key not in taken:
            groups[group].append(place)
    return groups


def _proximity(to_target: Relation) -> Proximity | None:
    if (
        to_target.where in ("next_door", "same_district", "next_district", "beyond_next")
        and to_target.similar
    ):
        return "near_alike"
    if to_target.where in ("next_door", "beyond_next"):
        return to_target.where
    if not to_target.similar:
        return None
    return "land_alike" if to_target.where == "same_land" else "far_alike"


def _fill(groups: dict[Proximity, list[Place]], room: int) -> list[Place]:
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
