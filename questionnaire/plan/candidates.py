"""Which administrations come into question for a first contract, with all that speaks for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from msgspec import Struct

from questionnaire.almanac.openness import Evidence, evidence, listed
from questionnaire.catalogue.questions import Option
from questionnaire.content.edition import Edition
from questionnaire.places.administrations import Administration, administration_of, alike
from questionnaire.places.place import Place
from questionnaire.plan.case import Case, Radius
from questionnaire.plan.holding import Holding, holding
from questionnaire.plan.land_terms import LandTerms, land_terms
from questionnaire.plan.search_area import administrations_below, search_area
from questionnaire.plan.standings import Standing, standing

Holdings = tuple[tuple[Option, Holding], ...]
# Members of one administration that were on lists.
Listed = tuple[tuple[Place, tuple[Evidence, ...]], ...]


class SeenFrom(Struct, frozen=True):
    """One customer, and how the candidate stands to it."""

    customer: Administration
    standing: Standing
    alike: bool


class Candidate(Struct, frozen=True):
    """`home` is None where none is known."""

    administration: Administration
    terms: LandTerms
    holdings: Holdings
    home: Standing | None
    customers: tuple[SeenFrom, ...]
    listed: Listed

    @property
    def place(self) -> Place:
        return self.administration.place


class Search:
    """One search on one day; what is the same for many candidates is looked up once."""

    def __init__(self, edition: Edition, case: Case, today: date) -> None:
        self.edition, self.case, self.today = edition, case, today
        self.regions, self.home = edition.regions, case.home
        self.customers = tuple(administration_of(self.regions, place) for place in case.customers)
        self._listed = listed(edition.almanac.openness)
        self._terms: dict[tuple[str, bool], LandTerms] = {}
        self._holdings: dict[tuple[str, str, str], Holdings] = {}

    def within(self, radius: Radius) -> Iterator[Candidate]:
        """Around home, and around each customer: where one is known, the next is not far."""
        return self.among(search_area(self.regions, self.home, radius, self.case.customers))

    def among(self, districts: Iterable[str]) -> Iterator[Candidate]:
        """Those in the districts that hold a task, or for which nobody knows."""
        for found in chain.from_iterable(administrations_below(self.regions, key) for key in districts):
            holdings = self._holdings_of(found)
            if not holdings or any(held for _, held in holdings):
                yield self._candidate(found, holdings)

    def _candidate(self, found: Administration, holdings: Holdings) -> Candidate:
        lists = tuple(self._lists_of(found))
        named = _named(found, self.home, lists)
        return Candidate(
            administration=named,
            terms=self._terms_of(named.place),
            holdings=holdings,
            home=standing(self.regions, self.home, named) if self.home else None,
            customers=tuple(self._seen_from(customer, named) for customer in self.customers),
            listed=lists,
        )

    def _seen_from(self, customer: Administration, found: Administration) -> SeenFrom:
        return SeenFrom(customer, standing(self.regions, customer.place, found), alike(customer, found))

    def _lists_of(self, found: Administration) -> Iterator[tuple[Place, tuple[Evidence, ...]]]:
        for member in found.members:
            if member.key in self._listed:
                yield member, evidence(self.edition.almanac.openness, member.key)

    def _holdings_of(self, found: Administration) -> Holdings:
        """Places of one kind and type in a Land have the same tasks, but for single towns."""
        place, terms = found.place, self._terms_of(found.place)
        if place.key in terms.towns:
            return _holdings(terms, place)
        key = place.land, found.kind, place.type
        if key not in self._holdings:
            self._holdings[key] = _holdings(terms, place)
        return self._holdings[key]

    def _terms_of(self, place: Place) -> LandTerms:
        key = place.land, place.level == "borough"
        if key not in self._terms:
            self._terms[key] = land_terms(self.edition, self.case, place, self.today)
        return self._terms[key]


def _holdings(terms: LandTerms, place: Place) -> Holdings:
    return tuple((field, holding(level, place)) for field, level in terms.levels)


def _named(found: Administration, home: Place | None, lists: Listed) -> Administration:
    """By the member that the founders know, or that was on a list."""
    for place in (*(member for member, _ in lists), *([home] if home else ())):
        found = found.named(place)
    return found
