"""Everything that ages, wherever it stands, with its state: for those who keep the content true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from msgspec import Struct
from msgspec.structs import fields

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.bodies import Body
from questionnaire.almanac.budget_rules import BudgetRule
from questionnaire.almanac.levels import TaskLevel
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.facts import Source
from questionnaire.dated import Dated, ReviewState, state_on

Ageing = Dated | BudgetRule | Body | TaskLevel


class Entry(Struct, frozen=True):
    """`place` such as `lands.BB` or `facts.integreat_fee`; `sources` in the order they are named."""

    place: str
    dated: Dated
    state: ReviewState
    sources: tuple[Source, ...]


class Review(Struct, frozen=True):
    """Anything that has to be looked up again; `source` is an address, or where the knowledge comes from."""

    place: str
    as_of: date
    review_by: date
    state: ReviewState
    source: str


def reviews(catalogue: Catalogue, almanac: Almanac, today: date) -> tuple[Review, ...]:
    """Facts and limits, and the rules of the Länder too; what has to be reviewed soonest comes first."""
    found = chain(_stated(catalogue, almanac, today), _rules(catalogue, almanac))
    dated = (
        Review(place, thing.as_of, thing.review_by, state_on(today, thing.review_by), source)
        for place, thing, source in found
    )
    return tuple(sorted(dated, key=lambda review: (review.review_by, review.place)))


def _stated(catalogue: Catalogue, almanac: Almanac, today: date) -> Iterator[tuple[str, Ageing, str]]:
    for entry in ledger(catalogue, almanac, today):
        yield entry.place, entry.dated, entry.sources[0].address


def _rules(catalogue: Catalogue, almanac: Almanac) -> Iterator[tuple[str, Ageing, str]]:
    addresses = {source.id: source.address for source in catalogue.sources}
    for rule in almanac.budgets.rules:
        yield f"budgets.{rule.id}", rule, addresses.get(rule.source or "", "-")
    for body in almanac.bodies:
        yield f"bodies.{body.id}", body, body.source
    for level in almanac.levels:
        yield _level_place(level), level, level.source


def _level_place(level: TaskLevel) -> str:
    return f"levels.{level.field}.{'-'.join(sorted(level.lands)) or 'other'}"


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
