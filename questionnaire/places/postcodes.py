"""Postcodes, alone or before a name. Many have several places, so somebody has to choose or confirm."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from questionnaire.places.candidates import Match
from questionnaire.places.other_names import OtherName
from questionnaire.places.place import Place

# Spreadsheets drop the nought before those of the east: 1067 for 01067.
POSTCODE_AND_NAME = re.compile(r"(?:PLZ\s?)?([0-9]{4,5})(?:[\s,]+(\D.*))?", re.IGNORECASE)


def load_postcodes(table: Path) -> Mapping[str, str]:
    """Keys of the places in each, the largest first, with blanks between them: that is half the memory."""
    with table.open(encoding="utf-8", newline="") as rows:
        lines = csv.reader(rows)
        postcode, keys = map(next(lines).index, ("postcode", "keys"))
        return {line[postcode]: line[keys] for line in lines}


def postcode_and_name(typed: str) -> tuple[str, str]:
    """Either may be empty: of 16225 Eberswalde both are there."""
    fits = POSTCODE_AND_NAME.fullmatch(typed)
    return (fits[1].zfill(5), fits[2] or "") if fits else ("", typed)


def marked(postcode: str) -> str:
    """So that it cannot be taken for the key of a district: 03159 is that of Göttingen."""
    return f"PLZ {postcode}"


class Postcodes:
    def __init__(self, keys: Mapping[str, str], places: Mapping[str, Place]) -> None:
        self._keys, self._places = keys, places

    def __contains__(self, postcode: str) -> bool:
        return postcode in self._keys

    def matches(self, postcode: str) -> Iterator[Match]:
        found = (self._places.get(key) for key in self._keys.get(postcode, "").split())
        places = tuple(place for place in found if place)
        other = OtherName(postcode, "postcode", places)
        return (Match(place, other, place.population) for place in places)

    def is_in(self, place: Place, postcode: str) -> bool:
        """A Bezirk has its city's."""
        own = {place.key} | ({place.district} if place.level == "borough" else set())
        return not own.isdisjoint(self._keys.get(postcode, "").split())
