"""One name, many spellings: what is compared when people type the name of a place."""

from __future__ import annotations

import re
import unicodedata

_FLAT = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SIGNS = re.compile(r"[\W_]+")
_SAINT = re.compile(r"\bst (?=.)")
# Of an abbreviation that leaves letters out in the middle, such as Rhld.
MOST_LETTERS = 4


def fold(text: str) -> str:
    """Lower case without accents or signs: "St. Märgen" is "sankt margen"."""
    return _folded(unicodedata.normalize("NFC", text.casefold()))


def fold_spelt_out(text: str) -> str:
    """The same with ä as ae: "St. Märgen" is "sankt maergen"."""
    return _folded(unicodedata.normalize("NFC", text.casefold()).translate(_SPELT_OUT))


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours are swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = _shared_start(one, other)
    left, right = one[start:], other[start:]
    if len(left) != len(right):
        return left[1:] == right if len(left) > len(right) else left == right[1:]
    swapped = left[2:] == right[2:] and left[:2] == right[:2][::-1]
    return left[1:] == right[1:] or swapped


def is_abbreviation(short: str, long: str) -> bool:
    """Its first letters, or a few of its letters in their order: OPf. for Oberpfalz."""
    rest = iter(long)
    few = len(short) <= MOST_LETTERS and short[:1] == long[:1] and all(letter in rest for letter in short)
    return few or long.startswith(short)


def _shared_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((position for position, (left, right) in pairs if left != right), min(len(one), len(other)))


def _folded(text: str) -> str:
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.translate(_FLAT))
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _SAINT.sub("sankt ", _SIGNS.sub(" ", text).strip())
