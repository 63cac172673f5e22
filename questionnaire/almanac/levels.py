"""Which level of administration usually holds a task, by field of work and Land."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

from questionnaire.catalogue.audience import Duty
from questionnaire.dated import Dated
from questionnaire.texts import Text

Holder = Literal["gemeinde", "verband", "stadt", "kreis", "bezirk", "senat"]
# Their levels are of another kind: what holds everywhere else says nothing about them.
CITY_STATES = frozenset({"BE", "HB", "HH"})
WITH_BEZIRKE = frozenset({"BE", "HH"})


class TaskLevel(Dated, frozen=True, kw_only=True):
    """`held_by`: the level that carries most comes first; `stadt` means some towns inside a county.

    `towns` are keys of single towns that hold the task although their county otherwise would.
    `lands` is empty in the row for wherever no other row of the field fits.
    """

    field: str
    held_by: tuple[Holder, ...]
    duty: Duty
    note: Text
    confidence: Literal["H", "M"]
    source: str
    lands: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    basis: str | None = None

    @property
    def listed_as(self) -> str:
        return f"levels.{self.field}.{'-'.join(sorted(self.lands)) or 'other'}"

    @property
    def sure(self) -> bool:
        return self.confidence == "H"


def towns_hold(levels: Collection[TaskLevel], fields: Iterable[str], land: str, today: date) -> bool:
    """Whether towns and municipalities have a part in any of these fields."""
    rows = [level_of(levels, field, land, today) for field in fields]
    return any({"gemeinde", "stadt"} & set(row.held_by) for row in rows if row)


def level_of(levels: Iterable[TaskLevel], field: str, land: str, today: date) -> TaskLevel | None:
    """The row for this Land, or the one for the rest; None where nothing is known, or not any more."""
    rows = {valid: row for row in levels if row.field == field for valid in row.lands or {""}}
    row = rows.get(land) or (rows.get("") if land not in CITY_STATES else None)
    return row if row and row.holds(today) else None
