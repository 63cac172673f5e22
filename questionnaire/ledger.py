"""Everything that ages, wherever it stands, with its state: for those who keep the content true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import fields

from questionnaire.almanac import Almanac
from questionnaire.catalogue import Catalogue, Dated, Source, State


class Entry(Struct, frozen=True):
    """`place` such as `limits.BB` or `facts.integreat_fee`; `sources` in the order they are named."""

    place: str
    dated: Dated
    state: State
    sources: tuple[Source, ...]


def ledger(catalogue: Catalogue, almanac: Almanac, today: date) -> tuple[Entry, ...]:
    """What has to be reviewed soonest comes first."""
    known = {source.id: source for source in catalogue.sources}
    found = {place: dated for part in (catalogue, almanac) for place, dated in _dated(part, "")}
    entries = (
        Entry(place, dated, dated.state(today), tuple(known[source] for source in dated.sources))
        for place, dated in found.items()
    )
    return tuple(sorted(entries, key=lambda entry: (entry.dated.review_by, entry.place)))


def _dated(part: object, place: str) -> Iterator[tuple[str, Dated]]:
    if isinstance(part, Dated):
        yield f"{place}.{part.id}", part
    elif isinstance(part, Struct):
        for field in fields(part):
            yield from _dated(getattr(part, field.name), field.name)
    elif isinstance(part, tuple):
        for item in part:
            yield from _dated(item, place)
