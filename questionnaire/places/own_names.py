"""The places' own names, as the register has them: who bears one, and how it is written without doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from questionnaire.places.additions import Additions, core, short
from questionnaire.places.candidates import Match, own_name
from questionnaire.places.former import former_labels, former_spellings
from questionnaire.places.name_index import NameIndex
from questionnaire.places.place import Place
from questionnaire.places.readings import MOST_WORDS, SHORTEST_MISSPELT, Reading
from questionnaire.places.regions import Regions
from questionnaire.places.spelling import fold, fold_spelt_out, is_one_edit


class OwnNames:
    """The largest places first: what is found first is what most people mean."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._places = sorted(regions.places.values(), key=lambda place: -place.population)
        self._index = NameIndex(
            [(name, owner) for owner, place in enumerate(self._places) for name in _names(place, regions)]
        )
        self._additions = Additions(self._places)
        shared = Counter(fold(core(place)) for place in self._places)
        self._shared = frozenset(name for name, times in shared.items() if times > 1)

    def written(self, place: Place) -> str:
        """The label, or more where it is the name of other places too. It always leads back to the place."""
        is_shared = place.kind == "stadt" and fold(place.label) in self._shared
        return f"{place.label} (Stadt)" if is_shared else place.label

    def is_literally(self, place: Place, typed: str) -> bool:
        """Husby is not Hüsby, though either may be meant by the other."""
        names = (self.written(place), place.name, short(place))
        return typed.casefold() in (name.casefold() for name in names)

    def has_word(self, place: Place, typed: str) -> bool:
        """Whether its name, or a word of it, begins so."""
        begins = {f" {spelling(typed)}" for spelling in (fold, fold_spelt_out)}
        return any(start in f" {name}" for name in _names(place, self._regions) for start in begins)

    def holds(self, text: str) -> bool:
        return text in self._index

    def matches(self, reading: Reading, substring: str) -> Iterator[Match]:
        return map(own_name, self._with(reading, substring))

    def _with(self, reading: Reading, substring: str) -> Iterator[Place]:
        owners = dict.fromkeys(self._index.owners(substring))
        return (self._places[owner] for owner in owners if reading.fits(self._places[owner]))

    def bearers(self, reading: Reading) -> list[Place]:
        """Who bears the name, also with an addition to it; a small namesake does not hide a large one."""
        exact = list(self._with(reading, f"\n{reading.text}\n"))
        going_on = self._with(reading, f"\n{reading.text} ")
        shorter = [place for place in going_on if fold(short(place)) == reading.text]
        if not exact:
            return self._placed(reading) or shorter
        return exact + [place for place in shorter if place.population > exact[0].population]

    def with_addition(self, reading: Reading) -> list[Place]:
        """Who bears the name with an addition that is written in another way."""
        return list(self._additions.bearers(reading))

    def misspelt(self, text: str) -> Iterator[Place]:
        """With one letter wrong, one half of the name is still right."""
        if len(text) < SHORTEST_MISSPELT:
            return
        half = len(text) // 2
        near = self._index.near(text[: half - 1], text[half:])
        owners = dict.fromkeys(owner for name, owner in near if is_one_edit(text, name))
        yield from (self._places[owner] for owner in owners)

    def _placed(self, reading: Reading) -> list[Place]:
        """A name, then words that say where: Eberswalde Barnim, Neuenkirchen (Amt Landhagen)."""
        words = reading.text.split()
        placed: list[Place] = []
        for cut in range(1, min(len(words), MOST_WORDS)):
            name = " ".join(words[:cut])
            if not self.holds(f"\n{name}"):
                break
            namesakes = self._with(reading, f"\n{name}\n")
            placed += (place for place in namesakes if self._around(place).issuperset(words[cut:]))
        return [place for place in placed if reading.text in former_labels(self._regions, place)] or placed

    def _around(self, place: Place) -> frozenset[str]:
        administration = place.association
        by_whom = f"{administration.type} {administration.bare_name}" if administration else ""
        around = f"{self.written(place)} {place.type} {self._regions.district_of(place).label} {by_whom}"
        return frozenset(fold(around).split())


def _names(place: Place, regions: Regions) -> Iterable[str]:
    """Each spelling once, former names too; a Bezirk also with its city's name before its own."""
    names = [core(place)] + ([place.label.removesuffix(" (Bezirk)")] if place.level == "borough" else [])
    own = dict.fromkeys(spelling(name) for name in names for spelling in (fold, fold_spelt_out))
    return own | former_spellings(regions, place)
