"""Our tables of districts and municipalities as rows: what a new edition of the register changes."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path

from msgspec import Struct

from questionnaire.places.moved import Move, read_moves, write_moves
from questionnaire.places.tables import CsvRow
from questionnaire.texts import LANGUAGES


class RegionTables(Struct):
    """Rows of the files by key, in the files' order; `day` is that of the register they are from."""

    districts: dict[str, CsvRow]
    municipalities: dict[str, CsvRow]
    moves: tuple[Move, ...]
    day: date


def read_tables(folder: Path) -> RegionTables:
    """Raises MovedError."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return RegionTables(
        _read(folder / "districts.csv"),
        _read(folder / "municipalities.csv"),
        read_moves(folder / "moved.csv"),
        date.fromisoformat(meta["register_date"]),
    )


def write_tables(tables: RegionTables, folder: Path) -> None:
    for name, rows in (("districts", tables.districts), ("municipalities", tables.municipalities)):
        text = StringIO(newline="")
        writer = csv.DictWriter(text, next(iter(rows.values())))
        writer.writeheader()
        writer.writerows(rows.values())
        (folder / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    write_moves(tables.moves, folder / "moved.csv")


def write_days(folder: Path, register_date: date, population_date: date) -> None:
    meta = folder / "meta.json"
    text = dated(meta.read_text(encoding="utf-8"), register_date, population_date)
    meta.write_text(text, encoding="utf-8")


def dated(meta: str, register_date: date, population_date: date) -> str:
    """meta.json with the new days, also in what stands beside the figures; the Bezirke keep their own day."""
    metadata = json.loads(meta)
    days = {metadata["population_date"]: population_date, metadata["register_date"]: register_date}
    published = f"(Destatis), {metadata['register_date'][:4]}"
    metadata |= {"population_date": population_date.isoformat(), "register_date": register_date.isoformat()}
    for name in (f"population_{language}" for language in LANGUAGES):
        text = metadata["attribution"][name].replace(published, f"(Destatis), {register_date.year}")
        for old, new in days.items():
            text = text.replace(old, new.isoformat())
        metadata["attribution"][name] = text
    return json.dumps(metadata, ensure_ascii=False, indent=1) + "\n"


def _read(path: Path) -> dict[str, CsvRow]:
    with path.open(encoding="utf-8", newline="") as table:
        rows: Sequence[CsvRow] = list(csv.DictReader(table))
    return {row["ags"]: row for row in rows}
