"""What people type, made printable: only characters that the fonts have, and no word wider than a line."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

COVERAGE = Path(__file__).parent / "fonts" / "coverage.txt"
SUBSTITUTE = "\N{WHITE SQUARE}"
LONGEST_RUN = 20
BREAK = "\N{ZERO WIDTH SPACE}"

# They only shape the characters beside them, so nothing is missing where they are left out.
SHAPERS = re.compile("[\u200b-\u200f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")


class Printable(Struct, frozen=True):
    """`text` as it can be printed; `replaced` says that some characters had to be."""

    text: str
    replaced: bool


def printable(typed: str) -> Printable:
    """Typed text with a white square for each character that the fonts lack."""
    shaped = SHAPERS.sub("", typed)
    shown = "".join(char if ord(char) in covered() else SUBSTITUTE for char in shaped)
    return Printable(shown, shown != shaped)


def breakable(text: str) -> str:
    """The same to the eye; words that no line could hold may break."""
    return LONG_RUN.sub(rf"\g<0>{BREAK}", text)


def shown(typed: str) -> str:
    """Typed text as a document can show it."""
    return breakable(printable(typed).text)


@cache
def covered() -> frozenset[int]:
    """Code points that every font face of the report has."""
    ranges = (line.split("-") for line in COVERAGE.read_text(encoding="ascii").split())
    return frozenset(code for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))
