"""Texts with blanks to fill in, such as `{name}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

# More than the catalogue has with blanks; the same are asked for in each plan.
KEPT_TEXTS = 1024
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Piece(Struct, frozen=True):
    """Either words or the id of a blank."""

    words: str = ""
    blank: str = ""


@lru_cache(KEPT_TEXTS)
def blanks_in(text: str) -> frozenset[str]:
    return frozenset(piece.blank for piece in pieces(text) if piece.blank)


def pieces(text: str) -> Iterator[Piece]:
    """Words and blanks in turn; none of them is empty."""
    end = 0
    for placeholder in PLACEHOLDER.finditer(text):
        if words := text[end : placeholder.start()]:
            yield Piece(words=words)
        yield Piece(blank=placeholder[1])
        end = placeholder.end()
    if words := text[end:]:
        yield Piece(words=words)
