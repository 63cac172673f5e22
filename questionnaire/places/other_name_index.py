"""Other names, to be searched like the places' own."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.places.candidates import Match
from questionnaire.places.name_index import NameIndex
from questionnaire.places.other_names import OtherName, names_of_administrations, names_of_table
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions


class OtherNameIndex:
    """Those of the largest places first."""

    def __init__(self, regions: Regions) -> None:
        of_table = names_of_table(regions.names, regions.places)
        spelt = [*of_table, *names_of_administrations(regions.places.values())]
        spelt.sort(key=lambda name_and_lines: -name_and_lines[0].places[0].population)
        self._names = [name for name, _ in spelt]
        self._index = NameIndex(
            [(line, owner) for owner, (_, lines) in enumerate(spelt) for line in sorted(lines)]
        )

    def matches(self, substring: str) -> Iterator[Match]:
        for name in self._with(substring):
            yield from (Match(place, name, name.places[0].population) for place in name.places)

    def holds(self, text: str) -> bool:
        return text in self._index

    def elsewhere(self, place: Place, text: str) -> list[OtherName]:
        """The names that read so and stand for another place or a part of it."""
        return [name for name in self._with(f"\n{text}\n") if name.places != (place,)]

    def _with(self, substring: str) -> Iterator[OtherName]:
        return (self._names[owner] for owner in dict.fromkeys(self._index.owners(substring)))
