"""What tells a name from its namesakes, however it is written: Frankfurt a.d. Oder, Rothenburg o.T."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from questionnaire.places.place import Place
from questionnaire.places.readings import MOST_WORDS, Reading
from questionnaire.places.spelling import fold, is_abbreviation

# Frankfurt (Oder), Schwedt/Oder, Bernau bei Berlin, Haag a.d.Amper.
ADDITION = re.compile(r"\s*[/(]|\s+(?:[abiv]\.|(?:am|an|auf|bei|im|in|ob|unter|vor)\s)")
# Words, and their first letters, that say no more than that a name goes on.
BETWEEN = frozenset(
    {
        *("a", "am", "an", "auf", "b", "bei", "i", "im", "in", "o", "ob", "u", "unter", "v", "vom", "von"),
        *("vor", "d", "dem", "den", "der", "des", "die"),
    }
)
# The one addition whose abbreviation is two words to the eye: Rothenburg/O.L.
UPPER_LUSATIA = re.compile(r"\bo l$")


class Additions:
    """All names with an addition, by what stands before it."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._bearers: dict[str, list[tuple[Place, list[str]]]] = {}
        for place in places:
            if (bare := short(place)) == core(place):
                continue
            head = fold(bare)
            if addition := _words(fold(core(place)).removeprefix(head)):
                self._bearers.setdefault(head, []).append((place, addition))

    def bearers(self, reading: Reading) -> Iterator[Place]:
        """Whose name it is, with other words between, or shorter or longer ones behind."""
        words = reading.text.split()
        for cut in range(1, min(len(words), MOST_WORDS)):
            addition = _words(" ".join(words[cut:]))
            for place, own in self._bearers.get(" ".join(words[:cut]), ()):
                if reading.fits(place) and _alike(addition, own):
                    yield place


def core(place: Place) -> str:
    """One is called Landkreis Rostock, the others only by what follows."""
    return place.name.removeprefix("Landkreis ")


def short(place: Place) -> str:
    return ADDITION.split(core(place), maxsplit=1)[0]


def _words(folded: str) -> list[str]:
    """Without those between; the last of several stays, since it is what a letter stands for: i.O."""
    words = UPPER_LUSATIA.sub("ol", folded).split()
    telling = [word for word in words if word not in BETWEEN]
    return telling or words[1:][-1:]


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    pairs = zip(one, other, strict=False)
    fits = all(is_abbreviation(left, right) or is_abbreviation(right, left) for left, right in pairs)
    return bool(one) and len(one) == len(other) and fits
