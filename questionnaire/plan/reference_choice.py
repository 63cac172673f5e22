"""Which places become references: best first, some of each kind, none twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.openness import listed
from questionnaire.places.peers import one_for_each_administration, own_towns, peers
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import NEAR, Relation, distance, relation, where

MOST = 7
ENOUGH = 6

Proximity = Literal["near_alike", "own_town", "next_door", "land_alike", "beyond_next", "far_alike"]
# How many of each group are chosen first; what room is left is filled in the same order.
SHARES: dict[Proximity, int] = {
    "near_alike": 4,
    "own_town": 2,
    "next_door": 2,
    "land_alike": 2,
    "beyond_next": 1,
    "far_alike": 1,
}
# A city looks at cities first, then at the counties around it.
SHARES_FOR_A_CITY: dict[Proximity, int] = {"near_alike": 4, "land_alike": 3, "far_alike": 2, "next_door": 1}
DISTANT: tuple[Proximity, ...] = ("beyond_next", "far_alike")


class Scope(Struct, frozen=True):
    """`with_towns`: towns have a part in the task, so a county's own can show it.

    `in_other_lands`: the law behind the task is no Land's own, so that examples of others count too.
    """

    with_towns: bool = False
    in_other_lands: bool = True


EVERYWHERE = Scope()


def chosen(
    almanac: Almanac, regions: Regions, target: Place, customers: tuple[Place, ...], scope: Scope
) -> list[Place]:
    """Besides the customers. Best first: in the same county, beside a customer, on a list, alike in size.

    A county-level city looks at its like before it looks at a large town in a county.
    """

    on_a_list, is_city = listed(almanac.openness), target.kind == "stadt"

    def rank(place: Place) -> tuple[bool, bool, bool, bool, float]:
        other_county = where(regions, target, place) == "next_district"
        beside = any(where(regions, customer, place) in NEAR[:-1] for customer in customers)
        other_kind = is_city and place.kind == "gemeinde"
        return other_county, other_kind, not beside, place.key not in on_a_list, distance(target, place)

    groups = _grouped(
        regions,
        target,
        _candidates(regions, target, scope),
        {target.key, *(customer.key for customer in customers)},
    )
    for group, places in groups.items():
        groups[group] = list(one_for_each_administration(target, sorted(places, key=rank)))
    return _fill(groups, _shares(target), MOST - len(customers))


def _candidates(regions: Regions, target: Place, scope: Scope) -> Iterator[Place]:
    towns = own_towns(regions, target) if scope.with_towns else ()
    for place in (*peers(regions, target), *towns):
        if scope.in_other_lands or place.land == target.land:
            yield place


def _grouped(
    regions: Regions, target: Place, candidates: Iterable[Place], taken: set[str]
) -> dict[Proximity, list[Place]]:
    """Each candidate once, without those taken already."""
    groups: dict[Proximity, list[Place]] = {group: [] for group in _shares(target)}
    for place in {place.key: place for place in candidates}.values():
        group = _proximity(relation(regions, target, place))
        if group in groups and place.key not in taken:
            groups[group].append(place)
    return groups


def _shares(target: Place) -> dict[Proximity, int]:
    return SHARES_FOR_A_CITY if target.is_city else SHARES


def _proximity(to_target: Relation) -> Proximity | None:
    if (
        to_target.where in ("next_door", "same_district", "next_district", "beyond_next")
        and to_target.similar
    ):
        return "near_alike"
    if to_target.where == "inside":
        return "own_town"
    if to_target.where in ("next_door", "beyond_next"):
        return to_target.where
    if not to_target.similar:
        return None
    return "land_alike" if to_target.where == "same_land" else "far_alike"


def _fill(groups: dict[Proximity, list[Place]], share: dict[Proximity, int], room: int) -> list[Place]:
    """In the order of the groups: each group's share, then more of the same where there is room.

    More of the distant ones only until there are enough.
    """
    shares = {group: len(groups[group][: share[group]]) for group in groups}
    while sum(shares.values()) > room:
        last = next(group for group in reversed(shares) if shares[group])
        shares[last] -= 1
    for group, places in groups.items():
        left = room - sum(shares.values()) - (MOST - ENOUGH if group in DISTANT else 0)
        shares[group] += min(max(left, 0), len(places) - shares[group])
    return [place for group, places in groups.items() for place in places[: shares[group]]]
