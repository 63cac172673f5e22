"""Finds places by what people type: half a name, another spelling, a letter too many."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from questionnaire.places.former import former_labels, former_spellings
from questionnaire.places.official_keys import place_by_key, place_nearest_to_key
from questionnaire.places.place import Place
from questionnaire.places.readings import (
    LONGEST,
    MOST_WORDS,
    SHORTEST_MISSPELT,
    Reading,
    looser_readings,
    readings_as_typed,
    readings_of_parts,
)
from questionnaire.places.regions import Regions
from questionnaire.places.spelling import fold, fold_spelt_out, is_one_edit

MOST = 12
# What tells a name from its namesakes: Frankfurt (Oder), Schwedt/Oder, Bernau bei Berlin, Haag a.d.Amper.
ADDITION = re.compile(r"\s*[/(]|\s+(?:[abiv]\.|(?:am|an|auf|bei|im|in|ob|unter|vor)\s)")


class Candidates(Struct, frozen=True):
    """Best first, none where nothing fits. `guessed` where nothing fits as it was typed."""

    places: tuple[Place, ...] = ()
    guessed: bool = False


class Gazetteer:
    """All names in one string, the largest places first: what is found first is what most people mean."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._places = sorted(regions.places.values(), key=lambda place: -place.population)
        self._names, self._starts, self._owners = _index(self._places, regions)
        shared = Counter(fold(_core(place)) for place in self._places)
        self._shared = frozenset(name for name, times in shared.items() if times > 1)

    def find(self, typed: str, most: int = MOST) -> Candidates:
        """The name itself comes before names, then words, that begin so, and then what holds it inside."""
        fitting = self._first((*readings_as_typed(typed), *readings_of_parts(typed)), most)
        if fitting:
            return Candidates(fitting)
        misspelt = tuple(islice(self._misspelt(fold(typed[:LONGEST])), most))
        guesses = misspelt or self._first(looser_readings(typed), most) or self._by_key(typed)
        return Candidates(guesses, guessed=bool(guesses))

    def resolve(self, typed: str) -> Place | Candidates:
        """The place, where its key, its written name or its plain name leaves no doubt."""
        place = place_by_key(self._regions, typed)
        if place:
            return place
        as_typed = [self._named(reading) for reading in readings_as_typed(typed)]
        of_parts = {
            place.key: place for reading in readings_of_parts(typed) for place in self._named(reading)
        }
        for namesakes in (*as_typed, list(of_parts.values())):
            literal = [place for place in namesakes if self._is_literally(place, typed)]
            if len(literal or namesakes) == 1:
                return (literal or namesakes)[0]
        return self.find(typed)

    def _by_key(self, typed: str) -> tuple[Place, ...]:
        place = place_nearest_to_key(self._regions, typed)
        return (place,) if place else ()

    def _is_literally(self, place: Place, typed: str) -> bool:
        """Husby is not Hüsby, though either may be meant by the other."""
        names = (self.written(place), place.name, _short(place))
        return typed.casefold() in (name.casefold() for name in names)

    def written(self, place: Place) -> str:
        """The label, or more where it is the name of other places too. It always leads back to the place."""
        is_shared = place.kind == "stadt" and fold(place.label) in self._shared
        return f"{place.label} (Stadt)" if is_shared else place.label

    def _first(self, readings: Iterable[Reading], most: int) -> tuple[Place, ...]:
        matches = (tuple(islice(self._matches(reading), most)) for reading in readings)
        return next(filter(None, matches), ())

    def _matches(self, reading: Reading) -> Iterator[Place]:
        text = reading.text
        # Most of what can be typed is in no name at all, and one look tells.
        if text not in self._names:
            return
        seen: set[int] = set()
        for substring in (f"\n{text}\n", f"\n{text}", f" {text}", text):
            for line in self._lines_with(substring):
                owner = self._owners[line]
                if owner not in seen and reading.fits(self._places[owner]):
                    seen.add(owner)
                    yield self._places[owner]

    def _named(self, reading: Reading) -> list[Place]:
        """Who bears the name, also with an addition to it; a small namesake does not hide a large one."""
        exact = self._fitting(reading, f"\n{reading.text}\n")
        going_on = self._fitting(reading, f"\n{reading.text} ")
        short = [place for place in going_on if fold(_short(place)) == reading.text]
        if not exact:
            return self._placed(reading) or short
        return exact + [place for place in short if place.population > exact[0].population]

    def _placed(self, reading: Reading) -> list[Place]:
        """A name, then words that say where: Eberswalde Barnim, Neuenkirchen (Amt Landhagen)."""
        words = reading.text.split()
        placed: list[Place] = []
        for cut in range(1, min(len(words), MOST_WORDS)):
            name = " ".join(words[:cut])
            if f"\n{name}" not in self._names:
                break
            namesakes = self._fitting(reading, f"\n{name}\n")
            placed += (place for place in namesakes if self._around(place).issuperset(words[cut:]))
        return [place for place in placed if self._is_written(place, reading.text)] or placed

    def _is_written(self, place: Place, text: str) -> bool:
        return text == fold(self.written(place)) or text in former_labels(self._regions, place)

    def _around(self, place: Place) -> frozenset[str]:
        administration = place.association
        by_whom = f"{administration.type} {administration.name}" if administration else place.type
        around = f"{self.written(place)} {self._regions.district_of(place).label} {by_whom}"
        return frozenset(fold(around).split())

    def _misspelt(self, text: str) -> Iterator[Place]:
        """With one letter wrong, one half of the name is still right."""
        if len(text) < SHORTEST_MISSPELT:
            return
        half = len(text) // 2
        lines = {*self._lines_with(f"\n{text[: half - 1]}"), *self._lines_with(f"{text[half:]}\n")}
        owners = (self._owners[line] for line in sorted(lines) if is_one_edit(text, self._line(line)))
        yield from (self._places[owner] for owner in dict.fromkeys(owners))

    def _fitting(self, reading: Reading, substring: str) -> list[Place]:
        owners = dict.fromkeys(self._owners[line] for line in self._lines_with(substring))
        return [self._places[owner] for owner in owners if reading.fits(self._places[owner])]

    def _lines_with(self, substring: str) -> Iterator[int]:
        position = self._names.find(substring)
        while position >= 0:
            # A line break that the text begins with belongs to the line before.
            yield bisect_right(self._starts, position + (substring[0] == "\n")) - 1
            position = self._names.find(substring, position + 1)

    def _line(self, number: int) -> str:
        return self._names[self._starts[number] : self._starts[number + 1] - 1]


def _index(places: Sequence[Place], regions: Regions) -> tuple[str, array[int], array[int]]:
    """All names a line each, where each line starts, and whose it is."""
    lines = [(name, owner) for owner, place in enumerate(places) for name in _names(place, regions)]
    starts, owners = array("I", [1]), array("H", (owner for _, owner in lines))
    for name, _ in lines:
        starts.append(starts[-1] + len(name) + 1)
    return "\n" + "".join(f"{name}\n" for name, _ in lines), starts, owners


def _names(place: Place, regions: Regions) -> Iterable[str]:
    """Each spelling once, former names too; a Bezirk also with its city's name before its own."""
    names = [_core(place)] + ([place.label.removesuffix(" (Bezirk)")] if place.level == "borough" else [])
    own = dict.fromkeys(spelling(name) for name in names for spelling in (fold, fold_spelt_out))
    return own | former_spellings(regions, place)


def _core(place: Place) -> str:
    """One is called Landkreis Rostock, the others only by what follows."""
    return place.name.removeprefix("Landkreis ")


def _short(place: Place) -> str:
    return ADDITION.split(_core(place), maxsplit=1)[0]
