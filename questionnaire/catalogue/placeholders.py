"""Texts with places to fill in, such as `{name}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

PLACE = re.compile(r"\{(\w+)\}")


class Piece(Struct, frozen=True):
    """Either words or the id of a place."""

    words: str = ""
    place: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """Words and places in turn; none of them is empty."""
    end = 0
    for found in PLACE.finditer(text):
        if words := text[end : found.start()]:
            yield Piece(words=words)
        yield Piece(place=found[1])
        end = found.end()
    if words := text[end:]:
        yield Piece(words=words)
