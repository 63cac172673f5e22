"""Which field an offer is about first, by the founders' own sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from questionnaire.catalogue.fields import Field

SURE = 5


def spoken_of(fields: Iterable[Field], asked: frozenset[str], sentence: str | None) -> frozenset[str]:
    """Of the fields asked for, those with the most words in the sentence; empty where it has none of them."""
    words = re.findall(r"[\w-]+", (sentence or "").lower())
    found = {field.id: _count(field, words) for field in fields if field.id in asked}
    most = max(found.values(), default=0)
    return frozenset(field for field, count in found.items() if most and count == most)


def _count(field: Field, words: list[str]) -> int:
    return sum(any(_tells(part, word) for part in field.words) for word in words)


def _tells(part: str, word: str) -> bool:
    """Short parts are found by chance within other words: they count only where a word begins with them."""
    return part in word if len(part) >= SURE else word.startswith(part)
