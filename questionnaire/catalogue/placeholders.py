"""Texts with places to fill in, such as `{name}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Piece(Struct, frozen=True):
    """Either words or the id of a place."""

    words: str = ""
    blank: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """Words and places in turn; none of them is empty."""
    end = 0
    for found in PLACEHOLDER.finditer(text):
        if words := text[end : found.start()]:
            yield Piece(words=words)
        yield Piece(blank=found[1])
        end = found.end()
    if words := text[end:]:
        yield Piece(words=words)
