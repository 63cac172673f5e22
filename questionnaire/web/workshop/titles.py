"""Titles as the projector shows them: in two lines at most, and no line begins with a dash."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from questionnaire.texts import NO_BREAK

DASH = re.compile(r"\s+(?=[-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}|/·]\s)")
NARROW, WIDE = frozenset(" .,:;!|'()[]-fijltrI/"), frozenset("MWmw@%—…")
# Of bold letters, in parts of their height.
NARROW_EM, USUAL_EM, CAPITAL_EM, WIDE_EM, FULL_EM = 0.32, 0.54, 0.63, 0.9, 1.0
# What fits two lines in letters of the first size, of the second and so on.
SIZES = (30.0, 40.0, 54.0)


def tied(title: str) -> str:
    """A dash stays with the word before it."""
    return DASH.sub(NO_BREAK, title)


def title_size(title: str) -> int:
    """1 for short titles; the larger, the smaller the letters have to be."""
    width = sum(map(_width, title))
    return 1 + sum(width > size for size in SIZES)


def _width(sign: str) -> float:
    if east_asian_width(sign) in "WF":
        return FULL_EM
    if sign in WIDE:
        return WIDE_EM
    if sign in NARROW:
        return NARROW_EM
    return CAPITAL_EM if sign.isupper() or sign.isdigit() else USUAL_EM
