"""What a new edition of the register changes in our tables, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaire.places.moved import Move
from questionnaire.places.region_tables import RegionTables
from questionnaire.places.tables import CsvRow


def changes(before: RegionTables, after: RegionTables) -> Iterator[str]:
    """One line for each row that is new, gone or different."""
    today = {move.key: _today(move, after) for move in after.moves}
    yield from _changes(before.districts, after.districts, today)
    yield from _changes(before.municipalities, after.municipalities, today)


def _changes(
    before: Mapping[str, CsvRow], after: Mapping[str, CsvRow], today: Mapping[str, str]
) -> Iterator[str]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key, {}), after.get(key, {})
        different = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        if not new:
            yield f"{key} {old['name']}: gone, {today[key]}"
        elif not old:
            yield f"{key} {new['name']}: new"
        elif different:
            yield f"{key} {new['name']}: " + ", ".join(
                f"{name} {old[name]} -> {new[name]}" for name in different
            )


def _today(move: Move, after: RegionTables) -> str:
    rows = after.districts | after.municipalities
    named = (f"{rows[key]['name']} [{key}]" if key in rows else f"[{key}]" for key in move.now)
    return f"{move.change}, today {', '.join(named)}"
