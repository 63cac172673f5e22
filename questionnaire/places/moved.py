"""Places that are no longer what they were: merged, renamed, split, or written another way."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

# "respelt": the same name, written more fully or less.
Change = Literal["merged", "renamed", "split", "respelt"]
KEY = re.compile(r"\d{5}(\d{3})?")
COLUMNS = ("key", "name", "change", "now", "day", "source")


class MovedError(ValueError):
    """A row that cannot be used; the message names file and line, and the remedy."""


class Move(Struct, frozen=True):
    """`key` and `name` as they were, `now` the keys of today; of several, the first leads on.

    `day` is the day of the change, or of the first edition of the register that has it.
    """

    key: str
    name: str
    change: Change
    now: tuple[str, ...]
    day: date
    source: str

    @property
    def leaves_key(self) -> bool:
        """Whether nobody has the key any more."""
        return self.key not in self.now


def read_moves(table: Path) -> tuple[Move, ...]:
    """None where there is no such table. Raises MovedError."""
    if not table.exists():
        return ()
    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        _check(table, 1, set(COLUMNS) <= set(rows.fieldnames or ()), f"needs the columns {','.join(COLUMNS)}")
        return tuple(_move(table, rows.line_num, row) for row in rows)


def write_moves(moves: Iterable[Move], table: Path) -> None:
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_cells(move) for move in moves)


def _cells(move: Move) -> tuple[str, ...]:
    return move.key, move.name, move.change, " ".join(move.now), move.day.isoformat(), move.source


def _move(table: Path, line: int, row: Mapping[str, str | None]) -> Move:
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    _check(table, line, all(cells.values()), f"fill all of {', '.join(COLUMNS)}")
    _check(table, line, bool(KEY.fullmatch(cells["key"])), f"{cells['key']!r} is no key of 5 or 8 digits")
    changes = get_args(Change)
    _check(table, line, cells["change"] in changes, f"{cells['change']!r} is none of {', '.join(changes)}")
    try:
        day = date.fromisoformat(cells["day"])
    except ValueError as error:
        raise MovedError(f"{table.name} line {line}: {cells['day']!r} is no day like 2026-02-28") from error
    change: Change = cells["change"]  # type: ignore[assignment] # checked above
    return Move(cells["key"], cells["name"], change, tuple(cells["now"].split()), day, cells["source"])


def _check(table: Path, line: int, holds: bool, trouble: str) -> None:
    if not holds:
        raise MovedError(f"{table.name} line {line}: {trouble}")


def check_moves(moves: Iterable[Move], places: Collection[str]) -> None:
    """Each leads on to a place there is today. Raises MovedError."""
    leading = {move.key: move for move in moves if move.leaves_key and move.key not in places}
    for move in moves:
        for key in move.now:
            if not any(found in places for found in _way(key, leading)):
                raise MovedError(f"moved.csv: {move.key} {move.name}: there is no place {key}")


def _way(key: str, leading: Mapping[str, Move]) -> Iterator[str]:
    """The key, and what it was merged into, and so on; each once."""
    seen: set[str] = set()
    while key not in seen:
        yield key
        seen.add(key)
        key = leading[key].now[0] if key in leading else key


def today_of(key: str, leading: Mapping[str, Move]) -> str:
    """What a key is today, however often it moved."""
    *_, last = _way(key, leading)
    return last
