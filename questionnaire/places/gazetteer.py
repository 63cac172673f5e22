"""Finds places by what people type: half a name, another spelling, another name, a letter too many."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from questionnaire.places.candidates import MOST, Candidates, Match, candidates, own_name
from questionnaire.places.official_keys import place_by_key, place_nearest_to_key
from questionnaire.places.other_name_index import OtherNameIndex
from questionnaire.places.own_names import OwnNames
from questionnaire.places.place import Place
from questionnaire.places.postcodes import Postcodes, postcode_and_name
from questionnaire.places.readings import (
    LONGEST,
    Reading,
    looser_readings,
    readings_as_typed,
    readings_of_parts,
    written_out,
)
from questionnaire.places.regions import Regions
from questionnaire.places.spelling import fold


class Gazetteer:
    """Own names lead to places; other names lead to places that somebody has to choose or confirm."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._own = OwnNames(regions)
        self._others = OtherNameIndex(regions)
        self._postcodes = Postcodes(regions.postcodes, regions.places)
        self._titles = frozenset(map(fold, regions.names.titles))

    def find(self, typed: str, most: int = MOST) -> Candidates:
        """The name itself comes before names, then words, that begin so, and then what holds it inside."""
        postcode, name = postcode_and_name(typed)
        if postcode in self._postcodes:
            return self._at_postcode(postcode, name, most)
        return self._named(name or typed, most)

    def _named(self, typed: str, most: int) -> Candidates:
        readings = self._readings(typed)
        as_typed = map(self._matches, (*readings, *readings_of_parts(typed)))
        fitting = self._first(chain(as_typed, map(self._spelt, readings)), most)
        if fitting.places:
            return fitting
        misspelt = map(own_name, self._own.misspelt(fold(typed[:LONGEST])))
        looser = map(self._matches, looser_readings(typed))
        return self._first(chain([misspelt], looser, [self._by_key(typed)]), most, guessed=True)

    def resolve(self, typed: str) -> Place | Candidates:
        """The place, where its key, its written name or its plain name leaves no doubt."""
        postcode, name = postcode_and_name(typed)
        if postcode in self._postcodes:
            place = self._sole_bearer(name)
            return place if place and self._postcodes.is_in(place, postcode) else self.find(typed)
        place = place_by_key(self._regions, typed) or self._sole_bearer(typed)
        return self.find(typed) if place is None or self._may_be_elsewhere(place, typed) else place

    def written(self, place: Place) -> str:
        """The label, or more where it is the name of other places too. It always leads back to the place."""
        return self._own.written(place)

    def _may_be_elsewhere(self, place: Place, typed: str) -> bool:
        """Malchow is a town and a quarter of Berlin; but a quarter does not hide a city, nor Sülz Sulz."""
        others = self._others.elsewhere(place, fold(typed))
        if self._own.is_literally(place, typed):
            others = [name for name in others if name.name.casefold() == typed.casefold()]
        return bool(others) and not place.is_city

    def _at_postcode(self, postcode: str, name: str, most: int) -> Candidates:
        """Of those with the name the ones there; if there are none, both: one of the two is wrong."""
        there = list(self._postcodes.matches(postcode))
        if not name:
            return candidates(islice(chain(there, self._by_key(postcode)), most))
        if so_called := [match for match in there if self._own.has_word(match.place, name)]:
            return candidates(so_called[:most])
        named = self._named(name, most)
        if fitting := [place for place in named.places if self._postcodes.is_in(place, postcode)]:
            return named.only(fitting)
        return named.only(named.places[: most - len(there)]).followed_by(there[:most])

    def _sole_bearer(self, typed: str) -> Place | None:
        readings = self._readings(typed)
        parts = (place for reading in readings_of_parts(typed) for place in self._own.bearers(reading))
        as_typed = (self._own.bearers(reading) for reading in readings)
        spelt = (self._own.with_addition(reading) for reading in readings)
        for namesakes in chain(as_typed, [list(dict.fromkeys(parts))], spelt):
            literal = [place for place in namesakes if self._own.is_literally(place, typed)]
            if len(literal or namesakes) == 1:
                return (literal or namesakes)[0]
        return None

    def _readings(self, typed: str) -> tuple[Reading, ...]:
        return tuple(readings_as_typed(written_out(typed), self._titles))

    def _matches(self, reading: Reading) -> Iterator[Match]:
        text = reading.text
        # Most of what can be typed is in no name at all.
        is_own, may_be_other = self._own.holds(text), reading.county is None and self._others.holds(text)
        ways = (f"\n{text}\n", f"\n{text}", f" {text}")
        own = [self._own.matches(reading, way) if is_own else () for way in ways]
        other = [self._others.matches(way) if may_be_other else () for way in ways]
        # Of names that are exactly so the largest place's comes first, whether it is its own.
        yield from heapq.merge(own[0], other[0], key=lambda match: -match.size)
        yield from chain(*own[1:], *other[1:])
        if is_own:
            yield from self._own.matches(reading, text)

    def _spelt(self, reading: Reading) -> Iterator[Match]:
        return map(own_name, self._own.with_addition(reading))

    def _by_key(self, typed: str) -> Iterator[Match]:
        place = place_nearest_to_key(self._regions, typed)
        return map(own_name, [place] if place else [])

    @staticmethod
    def _first(ways: Iterable[Iterable[Match]], most: int, *, guessed: bool = False) -> Candidates:
        """What the first way finds that finds anything."""
        found = (candidates(islice(_each_once(way), most), guessed=guessed) for way in ways)
        return next((each for each in found if each.places), Candidates())


def _each_once(matches: Iterable[Match]) -> Iterator[Match]:
    seen: set[str] = set()
    for match in matches:
        if match.place.key not in seen:
            seen.add(match.place.key)
            yield match
