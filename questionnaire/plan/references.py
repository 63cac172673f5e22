"""References: places whose example counts with the target, each with its reason, and ways up to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from string import ascii_uppercase

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.openness import Evidence, OpennessList, evidence
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import Relation, nearness, relation
from questionnaire.plan.reference_choice import EVERYWHERE, Scope, chosen

MOST_REACHED = 2


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


def references(
    almanac: Almanac,
    regions: Regions,
    target: Place | None,
    customers: tuple[Place, ...],
    scope: Scope = EVERYWHERE,
) -> References | None:
    """None without a target."""
    if target is None:
        return None
    customers = tuple({place.key: place for place in customers}.values())
    others = tuple(place for place in customers if place.key != target.key)
    choice = chosen(almanac, regions, target, others, scope)
    return References(
        target=target,
        entries=tuple(_entries(almanac, regions, target, others, choice)),
        customer_paths=tuple(_customer_path(regions, target, customer, choice) for customer in customers),
        evidence=evidence(almanac.openness, target.key),
    )


def _entries(
    almanac: Almanac, regions: Regions, target: Place, customers: tuple[Place, ...], choice: list[Place]
) -> Iterator[Reference]:
    """Customers that are no help in reaching the target come last."""
    close = [place for place in customers if relation(regions, target, place).is_close]
    distant = [place for place in customers if place not in close]
    for place in (*close, *choice, *distant):
        yield Reference(
            place=place,
            relation=relation(regions, target, place),
            is_customer=place in customers,
            evidence=evidence(almanac.openness, place.key),
        )


def _customer_path(regions: Regions, target: Place, customer: Place, choice: list[Place]) -> CustomerPath:
    """From the target itself every reference is near: then none is named."""
    seen = [SeenPlace(place, relation(regions, customer, place)) for place in choice]
    close = [reference for reference in seen if reference.relation.is_close and customer.key != target.key]
    close.sort(key=lambda reference: (nearness(reference.relation.where), not reference.relation.similar))
    return CustomerPath(SeenPlace(customer, relation(regions, target, customer)), tuple(close[:MOST_REACHED]))
