"""Every text of the content with its place, to test all of them with one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import fields

from questionnaire.content.loader import load_almanac, load_catalogue
from questionnaire.texts import Text


@cache
def all_texts() -> dict[str, Text]:
    """Place, such as `lessons.visibility.actions.local_story.why`, to text."""
    return dict([*_texts(load_catalogue(), ""), *_texts(load_almanac(), "almanac")])


def below(start: str) -> dict[str, Text]:
    return {place: text for place, text in all_texts().items() if place.startswith(start)}


def named(*last: str) -> dict[str, Text]:
    """Texts whose place ends in one of these words."""
    return {place: text for place, text in all_texts().items() if place.rsplit(".", 1)[-1] in last}


def _texts(found: object, place: str) -> Iterator[tuple[str, Text]]:
    if isinstance(found, Text):
        yield place, found
    elif isinstance(found, Struct):
        for field in fields(found):
            yield from _texts(getattr(found, field.name), f"{place}.{field.name}".lstrip("."))
    elif isinstance(found, tuple):
        for number, item in enumerate(found):
            yield from _texts(item, f"{place}.{getattr(item, 'id', number)}")
