"""The ways to understand what was typed as the name of a place."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from msgspec import Struct

from questionnaire.places.place import Place
from questionnaire.places.spelling import fold, fold_spelt_out

LONGEST = 100
MOST_WORDS = 8
# Shorter names are one letter away from too many others.
SHORTEST_MISSPELT = 5
# Fundort des Neanderthalers, Stadt; Hanse- und Universitätsstadt: how many words a title has.
LONGEST_TITLE = 5

COUNTY = frozenset({"landkreis", "kreis", "lk", "lkr", "kr"})
TOWN = frozenset({"stadt", "gemeinde", "bezirk"})
QUARTER = frozenset({"ortsteil", "stadtteil", "stadtbezirk", "stadtviertel"})
# As the municipality register shortens what a municipality in Bavaria is.
BAVARIAN = re.compile(r",\s*(M|St|GKSt)$")
WRITTEN_OUT = {"M": ", Markt", "St": ", Stadt", "GKSt": ", Große Kreisstadt"}


class Reading(Struct, frozen=True):
    """One way to understand what was typed; `county` where it also says what kind of place is meant."""

    text: str
    county: bool | None = None

    def fits(self, place: Place) -> bool:
        return self.county is None or self.county == (place.kind == "landkreis")


def written_out(typed: str) -> str:
    """Bad Tölz, St is Bad Tölz, Stadt."""
    return BAVARIAN.sub(lambda shortened: WRITTEN_OUT[shortened[1]], typed)


def readings_as_typed(typed: str, titles: Container[str] = ()) -> Iterator[Reading]:
    """As it stands, with umlauts spelt out, and without the words that say what kind of place it is."""
    if len(typed) > LONGEST:
        return
    for text in dict.fromkeys(spelling(typed) for spelling in (fold, fold_spelt_out)):
        if text:
            yield Reading(text)
            yield from _by_kind(text.split())
            yield from _by_title(text.split(), titles)


def _by_kind(words: list[str]) -> Iterator[Reading]:
    for kind, name_words in ((words[0], words[1:]), (words[-1], words[:-1])):
        if name_words and kind in COUNTY | TOWN:
            yield Reading(" ".join(name_words), kind in COUNTY)


def _by_title(words: list[str], titles: Container[str]) -> Iterator[Reading]:
    """Hansestadt Rostock, or as the register writes it: Rostock, Hanse- und Universitätsstadt."""
    for cut in range(1, min(len(words), LONGEST_TITLE + 1)):
        if " ".join(words[:cut]) in titles:
            yield Reading(" ".join(words[cut:]), county=False)
        if " ".join(words[-cut:]) in titles:
            yield Reading(" ".join(words[:-cut]), county=False)


def readings_of_parts(typed: str) -> Iterator[Reading]:
    """Where two languages name a place, either name is enough."""
    if "/" in typed and len(typed) <= LONGEST:
        for part in typed.split("/")[:2]:
            yield from (Reading(text) for text in [fold(part)] if text)


def looser_readings(typed: str) -> Iterator[Reading]:
    """A municipality called a Landkreis, a quarter called one; a name with one addition too many."""
    words = fold(typed).split() if len(typed) <= LONGEST else []
    if len(words) > 1 and words[0] in COUNTY | TOWN | QUARTER:
        yield Reading(" ".join(words[1:]))
    for cut in range(min(len(words), MOST_WORDS) - 1, 0, -1):
        if len(words[0]) >= SHORTEST_MISSPELT:
            yield Reading(" ".join(words[:cut]))
