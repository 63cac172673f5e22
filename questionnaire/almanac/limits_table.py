"""The limits of all Länder as one table: a row says in full what is true of one Land."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.correctable import DATES, values_of, with_values
from questionnaire.almanac.correction import NEW_SOURCES, PARTS, Known, read_correction
from questionnaire.almanac.limits import LandLimits
from questionnaire.almanac.review_rules import CEILINGS
from questionnaire.almanac.revising import Signed, confirmed, corrected
from questionnaire.almanac.revisions import Revision
from questionnaire.almanac.typed_fields import form_fields, inputs, typed
from questionnaire.almanac.typed_values import Fault

FIELDS = form_fields(LandLimits)
NEW = tuple(f"{source}.{part}" for source in NEW_SOURCES for part in PARTS)
COLUMNS = (
    "land",
    *(name for field in FIELDS for name in inputs(field) if not name.endswith(".end")),
    "sources",
    *NEW,
)
Row = Mapping[str, str]


class LandChange(Struct, frozen=True):
    """What a row does: `revision` is None where it says what is known already, or what cannot be used.

    `faults` are told by their column.
    """

    limits: LandLimits
    revision: Revision | None
    faults: Mapping[str, Fault]


def limits_row(limits: LandLimits) -> dict[str, str]:
    """What is known of a Land now, to begin from."""
    values = values_of(limits)
    row = {name: text for name, text in typed(values, FIELDS).items() if not name.endswith(".end")}
    for name in CEILINGS:
        if name in values:
            ((end, amount),) = values[name].items()
            row[name] = f"{end} {amount}"
    return {**dict.fromkeys(COLUMNS, ""), **row, "land": limits.id, "sources": " ".join(limits.sources)}


def land_change(limits: LandLimits, row: Row, known: Known, signed: Signed) -> LandChange:
    """Only other dates are a confirmation; whatever else differs is a correction.

    A row as it was printed says nothing, even where its review date has passed.
    """
    if row == limits_row(limits):
        return LandChange(limits, None, {})
    kept = tuple(row["sources"].replace(";", " ").split())
    unknown = set(kept) - set(limits.sources)
    read = read_correction(limits, _as_typed(row), replace(known, kept=kept))
    faults: dict[str, Fault] = {**read.faults, **({"sources": "option"} if unknown else {})}
    if faults:
        return LandChange(limits, None, faults)
    where: dict[str, Any] = {"source": kept[0], "further": list(kept[1:])} if kept else {}
    same_sources = not read.evidence.new and kept == limits.sources
    if not same_sources or not _same_but_dates(limits, {**read.values, **where}):
        return LandChange(limits, corrected(limits, read.values, read.evidence, signed), {})
    dates = read.values["as_of"], read.values["review_by"]
    is_known = dates == (limits.as_of, limits.review_by)
    return LandChange(limits, None if is_known else confirmed(limits, *dates, signed), {})


def unknown_columns(header: Iterable[str]) -> list[str]:
    return [name for name in header if name not in COLUMNS]


def _as_typed(row: Row) -> dict[str, str]:
    """A limit stands in one cell: `up_to 100000`, `below 216000`."""
    given = dict(row)
    for name in CEILINGS:
        end, _, amount = row[name].strip().partition(" ")
        if end:
            given |= {name: amount or end, f"{name}.end": end}
    return given


def _same_but_dates(limits: LandLimits, values: Mapping[str, Any]) -> bool:
    dates = {name: value for name, value in values_of(limits).items() if name in DATES}
    return with_values(limits, {**values, **dates}) == limits
