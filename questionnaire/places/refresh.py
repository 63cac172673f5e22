"""A new edition of the official register against our tables: what changes, and what must not."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

from msgspec import Struct

from questionnaire.places.gv100ad import Record, Register, RegisterError
from questionnaire.places.tables import CsvRow
from questionnaire.texts import LANGUAGES

HECTARES_A_KM2 = 100
# Nowhere do so many people come or go within a year or two: then columns have shifted.
MOST_CHANGE = 0.1


class RegionTables(Struct):
    """Rows of the two files by key, in the files' order."""

    districts: dict[str, CsvRow]
    municipalities: dict[str, CsvRow]


def read_tables(folder: Path) -> RegionTables:
    return RegionTables(_read(folder / "districts.csv"), _read(folder / "municipalities.csv"))


def write_tables(tables: RegionTables, folder: Path) -> None:
    for name, rows in (("districts", tables.districts), ("municipalities", tables.municipalities)):
        path = folder / f"{name}.csv"
        text = StringIO(newline="")
        writer = csv.DictWriter(text, next(iter(rows.values())))
        writer.writeheader()
        writer.writerows(rows.values())
        path.write_text(text.getvalue(), encoding="utf-8", newline="")


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


def refreshed(
    tables: RegionTables, register: Register, accepted: frozenset[str] = frozenset()
) -> RegionTables:
    """The tables with the register's figures. Raises RegisterError where they would not be sound."""
    own = {record.key: record for record in register.records if record.type}
    _check_districts(tables, register)
    _check_keys(tables.municipalities.keys() ^ own.keys(), accepted)
    districts = _summed(tables, register)
    for key, row in districts.items():
        _check_change(key, int(tables.districts[key]["population"]), int(row["population"]))
    return RegionTables(districts, {key: _row(own[key]) for key in sorted(own)})


def changes(before: RegionTables, after: RegionTables) -> Iterator[str]:
    """One line for each row that is new, gone or different."""
    yield from _changes(before.districts, after.districts)
    yield from _changes(before.municipalities, after.municipalities)


def _changes(before: Mapping[str, CsvRow], after: Mapping[str, CsvRow]) -> Iterator[str]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key, {}), after.get(key, {})
        different = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        if not new:
            yield f"{key} {old['name']}: gone"
        elif not old:
            yield f"{key} {new['name']}: new"
        elif different:
            yield f"{key} {new['name']}: " + ", ".join(
                f"{name} {old[name]} -> {new[name]}" for name in different
            )


def _check_districts(tables: RegionTables, register: Register) -> None:
    """Neighbours and outlines of a district cannot be made from the register."""
    different = sorted(tables.districts.keys() ^ register.districts)
    if different:
        raise RegisterError(
            f"{', '.join(different)}: districts differ; draw their outlines and neighbours first"
        )
    strays = sorted({record.key[:5] for record in register.records} ^ register.districts)
    if strays:
        raise RegisterError(f"{', '.join(strays)}: sums do not match; districts and municipalities differ")


def _check_keys(different: set[str], accepted: frozenset[str]) -> None:
    missing = sorted(different - accepted)
    if missing:
        options = " ".join(f"--accept-changed-keys {key}" for key in missing)
        raise RegisterError(f"{len(missing)} keys differ from ours; look at each, then add {options}")


def _check_change(key: str, before: int, after: int) -> None:
    if abs(after - before) > MOST_CHANGE * before:
        raise RegisterError(
            f"{key}: sums do not match; {before} people before, {after} now. Is the file complete?"
        )


def _summed(tables: RegionTables, register: Register) -> dict[str, CsvRow]:
    """A district has the people and the land of all its records, also of those without a council."""
    people, land, councils = Counter[str](), Counter[str](), Counter[str]()
    for record in register.records:
        people[record.key[:5]] += record.population
        land[record.key[:5]] += record.hectares
        councils[record.key[:5]] += bool(record.type)
    return {
        key: row
        | {
            "population": str(people[key]),
            "area_km2": _km2(land[key]),
            "municipalities": str(councils[key]),
        }
        for key, row in tables.districts.items()
    }


def _row(record: Record) -> CsvRow:
    return {
        "ags": record.key,
        "name": record.name,
        "type": record.type,
        "population": str(record.population),
        "area_km2": _km2(record.hectares),
        "plz_seat": record.postcode,
        "verband": record.association,
        "verband_type": record.association_type,
    }


def _km2(hectares: int) -> str:
    return f"{hectares / HECTARES_A_KM2:.2f}"


def _read(path: Path) -> dict[str, CsvRow]:
    with path.open(encoding="utf-8", newline="") as table:
        rows: Sequence[CsvRow] = list(csv.DictReader(table))
    return {row["ags"]: row for row in rows}
