"""Which municipality first: three places and a reserve, each with reasons in words and no score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from heapq import nsmallest

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.content.edition import Edition
from questionnaire.places.administrations import administration_of
from questionnaire.places.place import Place
from questionnaire.plan.authorities import authority_of
from questionnaire.plan.candidate_order import rank
from questionnaire.plan.candidates import Candidate, Search
from questionnaire.plan.case import Case
from questionnaire.plan.shortlist_reasons import Reason, reasons

MOST = 3
MOST_AFTER_A_TARGET = 2


class ShortlistedPlace(Struct, frozen=True):
    """`place` is what one chooses, `name` what the administration is called; there is always a reason."""

    place: Place
    name: str
    reasons: tuple[Reason, ...]


class Shortlist(Struct, frozen=True):
    """`starts` are the places it begins at: home, else the customers; none where neither is known."""

    starts: tuple[Place, ...]
    places: tuple[ShortlistedPlace, ...] = ()
    reserve: ShortlistedPlace | None = None

    @property
    def all(self) -> tuple[ShortlistedPlace, ...]:
        return (*self.places, *([self.reserve] if self.reserve else []))

    @property
    def names_lists(self) -> bool:
        return any(reason.of_list for entry in self.all for reason in entry.reasons)

    @property
    def shared(self) -> tuple[Reason, ...]:
        """What holds for every place because it holds for its Land: said once, it is read."""
        if len(self.all) < 2:
            return ()
        first, *others = self.all
        return tuple(
            reason
            for reason in first.reasons
            if reason.general and all(reason in other.reasons for other in others)
        )

    def apart(self, entry: ShortlistedPlace) -> tuple[Reason, ...]:
        """What is not said for all; never none."""
        return tuple(reason for reason in entry.reasons if reason not in self.shared)


def shortlist(edition: Edition, case: Case, today: date) -> Shortlist:
    """The same case and the same day give the same list. A target that is chosen already changes nothing."""
    starts = (case.home,) if case.home else case.customers
    best = tuple(_best(edition, case, today, MOST + 1)) if starts else ()
    reserve = best[MOST] if len(best) > MOST else None
    return Shortlist(starts, best[:MOST], reserve)


def places_after(edition: Edition, case: Case, target: Place, today: date) -> tuple[ShortlistedPlace, ...]:
    """With the target won: the next two, close to it or like it."""
    won = replace(case, customers=(*case.customers, target))
    return tuple(_best(edition, won, today, MOST_AFTER_A_TARGET))


def _best(edition: Edition, case: Case, today: date, most: int) -> Iterator[ShortlistedPlace]:
    """Never one that is struck out, nor one they work for."""
    search = Search(edition, case, today)
    out = _keys(edition, (*case.struck, *case.customers))
    found = (each for each in search.within(case.radius) if each.administration.key not in out)
    for candidate in nsmallest(most, found, key=partial(rank, search)):
        yield _entry(edition, candidate, today)


def _keys(edition: Edition, places: Iterable[Place]) -> frozenset[str]:
    return frozenset(administration_of(edition.regions, place).key for place in places)


def _entry(edition: Edition, candidate: Candidate, today: date) -> ShortlistedPlace:
    authority = authority_of(edition.almanac, candidate.place, today)
    words = edition.catalogue.shortlist
    return ShortlistedPlace(candidate.place, authority.name, tuple(reasons(words, candidate)))
