"""What a typed name may mean, where it does not stand for one place without doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from questionnaire.places.other_names import OtherName
from questionnaire.places.place import Place

MOST = 12


class Match(NamedTuple):
    """A place, the other name that it was found by, and how many people the name's likeliest place has."""

    place: Place
    by: OtherName | None
    size: int


def own_name(place: Place) -> Match:
    return Match(place, None, place.population)


class Candidates(Struct, frozen=True):
    """Best first, none where nothing fits. `guessed` where nothing fits as it was typed.

    `found_by` tells by the keys of places which other name they were found by, if it was no own one.
    """

    places: tuple[Place, ...] = ()
    guessed: bool = False
    found_by: Mapping[str, OtherName] = {}

    def only(self, places: Sequence[Place]) -> Candidates:
        return Candidates(tuple(places), self.guessed, self.found_by)

    def followed_by(self, matches: Iterable[Match]) -> Candidates:
        own = [Match(place, self.found_by.get(place.key), place.population) for place in self.places]
        return candidates([*own, *matches], guessed=self.guessed)

    def other_name(self, place: Place) -> str:
        """By which it was found; empty where that is its own."""
        return self.found_by[place.key].name if place.key in self.found_by else ""

    @property
    def reason(self) -> OtherName | None:
        """The other name, where all of them are there because of one."""
        names = {place.key: self.found_by.get(place.key) for place in self.places}.values()
        first = next(iter(names), None)
        return first if all(name is first for name in names) else None


def candidates(matches: Iterable[Match], *, guessed: bool = False) -> Candidates:
    """Each place once, by whatever finds it first."""
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.place.key, match)
    found_by = {key: match.by for key, match in first.items() if match.by}
    return Candidates(tuple(match.place for match in first.values()), guessed and bool(first), found_by)
