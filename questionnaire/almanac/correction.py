"""A correction as it is typed, with the sources that say so: into a form, or into a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from questionnaire.almanac.review_rules import day_faults, value_faults
from questionnaire.almanac.revising import Evidence, NewSource
from questionnaire.almanac.typed_fields import form_fields
from questionnaire.almanac.typed_values import Fault, read_typed
from questionnaire.dated import Cited, Dated
from questionnaire.hygiene import clean
from questionnaire.texts import Text

# What the inputs for new sources begin with.
NEW_SOURCES = ("source1", "source2")
PARTS = ("title", "address", "dated")
# Where a source is named in words, not by its address.
WORDS = "source"
LONGEST = 300


class Known(Struct, frozen=True):
    """`kept` are ids of sources that still say so, `printed` those that readers may be shown.

    `say_day` writes a source's day in each language.
    """

    kept: tuple[str, ...]
    printed: frozenset[str]
    today: date
    say_day: Callable[[date], Text]


class Correction(Struct, frozen=True):
    values: dict[str, Any]
    evidence: Evidence
    faults: dict[str, Fault]


def read_correction(dated: Dated, given: Mapping[str, str], known: Known) -> Correction:
    """Strictly: with a fault it is not to be used, and each names the input that it lies in."""
    read = read_typed(form_fields(type(dated)), given)
    faults: dict[str, Fault] = {**day_faults(dated, read.values, known.today), **read.faults}
    new = tuple(_new_sources(given, known, faults))
    words = clean(given.get(WORDS, ""))
    if not isinstance(dated, Cited) and dated.source and not words:
        faults[WORDS] = "missing"
    shown = [*(source.address for source in new), *(known.printed & set(known.kept))]
    faults = {**value_faults(type(dated), read.values, shown), **faults}
    return Correction(read.values, Evidence(new, _printed_first(known), words or None), faults)


def _printed_first(known: Known) -> tuple[str, ...]:
    """Readers are shown the first."""
    return tuple(sorted(known.kept, key=lambda source: source not in known.printed))


def _new_sources(given: Mapping[str, str], known: Known, faults: dict[str, Fault]) -> Iterator[NewSource]:
    for name in NEW_SOURCES:
        title, address, dated = (clean(given.get(f"{name}.{part}", "")) for part in PARTS)
        if not (title or address or dated):
            continue
        wrong = dict(_source_faults(name, title, address, dated, known.today))
        faults.update(wrong)
        if not wrong:
            yield NewSource(title, address, known.say_day(date.fromisoformat(dated)))


def _source_faults(
    name: str, title: str, address: str, dated: str, today: date
) -> Iterator[tuple[str, Fault]]:
    for part, value in zip(PARTS, (title, address, dated), strict=True):
        if not value:
            yield f"{name}.{part}", "missing"
        elif len(value) > LONGEST:
            yield f"{name}.{part}", "long"
    if address and not is_address(address):
        yield f"{name}.address", "address"
    if dated:
        yield from ((f"{name}.dated", fault) for fault in _day_fault(dated, today))


def is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and " " not in text


def _day_fault(dated: str, today: date) -> Iterator[Fault]:
    try:
        if date.fromisoformat(dated) > today:
            yield "future"
    except ValueError:
        yield "day"
