"""The official registers' tables, read into Regions. Where figures are printed, so is their attribution."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from sys import intern
from typing import Any

import msgspec

from questionnaire.places.moved import check_moves, read_moves
from questionnaire.places.other_names import load_names
from questionnaire.places.outlines import Outlines
from questionnaire.places.place import CITY_TYPES, Association, Place
from questionnaire.places.postcodes import load_postcodes
from questionnaire.places.regions import Regions
from questionnaire.texts import LANGUAGES, Text

CsvRow = dict[str, str]


def load_regions(folder: Path) -> Regions:
    """Reads the tables, outlines.json and meta.json. Raises ValueError."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    district_rows, borough_rows = list(_rows(folder / "districts.csv")), list(_rows(folder / "boroughs.csv"))
    districts = {row["ags"]: _district(row) for row in district_rows}
    municipalities = _municipalities(folder / "municipalities.csv", districts)
    boroughs = (_borough(row, districts) for row in borough_rows)
    places = {**districts, **{place.key: place for place in (*municipalities, *boroughs)}}
    moves = read_moves(folder / "moved.csv")
    # A row of a place that is still there speaks of the next edition.
    check_moves([move for move in moves if move.key not in places], places.keys())
    return Regions(
        places=places,
        moves=moves,
        neighbours={
            row.get("ags") or row["key"]: tuple(row["neighbours"].split())
            for row in (*district_rows, *borough_rows)
        },
        label_points={row["ags"]: (int(row["label_x"]), int(row["label_y"])) for row in district_rows},
        outlines=msgspec.json.decode((folder / "outlines.json").read_bytes(), type=Outlines),
        population_date=date.fromisoformat(meta["population_date"]),
        borough_date=min(date.fromisoformat(row["population_date"]) for row in borough_rows),
        attribution=_text(meta, "population"),
        borough_attribution=_text(meta, "boroughs"),
        map_attribution=_text(meta, "map"),
        map_links=tuple(meta["attribution"]["map_links"]),
        names=load_names(folder / "other_names.toml"),
        postcodes=load_postcodes(folder / "postcodes.csv"),
    )


def _rows(path: Path) -> Iterator[CsvRow]:
    """Without DictReader, which takes three times as long for thirty thousand rows."""
    with path.open(encoding="utf-8", newline="") as table:
        lines = csv.reader(table)
        names = next(lines)
        yield from (dict(zip(names, line, strict=True)) for line in lines)


def _district(row: CsvRow) -> Place:
    return Place(
        key=row["ags"],
        name=row["name"],
        # Places have their German names in every language.
        called=row["label_de"],
        type=row["type"],
        level="district",
        land=row["state"],
        district=row["ags"],
        population=int(row["population"]),
        area_km2=float(row["area_km2"]),
    )


def _municipalities(table: Path, districts: Mapping[str, Place]) -> Iterator[Place]:
    """County-level cities stand among the districts already. Read twice: all rows at once take 10 MB."""
    associations: dict[tuple[str, str], Association] = {}
    names = Counter(_name_and_district(row) for row in _rows(table) if row["type"] not in CITY_TYPES)
    for row in _rows(table):
        if row["type"] in CITY_TYPES:
            continue
        is_alone = names[_name_and_district(row)] == 1
        yield _municipality(row, districts[row["ags"][:5]], associations, is_alone=is_alone)


def _name_and_district(row: CsvRow) -> tuple[str, str]:
    return row["name"], row["ags"][:5]


def _municipality(
    row: CsvRow, district: Place, associations: dict[tuple[str, str], Association], *, is_alone: bool
) -> Place:
    """Where a district has a name twice, type and administration tell the places apart."""
    where = district.label if is_alone else f"{row['type']}, {row['verband_type']} {row['verband']}"
    key = (row["verband"], row["verband_type"])
    return Place(
        key=row["ags"],
        name=row["name"],
        called=where,
        # A handful of types for ten thousand places: kept once each.
        type=intern(row["type"]),
        level="municipality",
        land=district.land,
        district=district.key,
        population=int(row["population"]),
        area_km2=float(row["area_km2"]),
        association=associations.setdefault(key, Association(*key)) if key[0] else None,
    )


def _borough(row: CsvRow, districts: Mapping[str, Place]) -> Place:
    city = districts[row["city"]]
    return Place(
        key=row["key"],
        name=row["name"],
        called=f"{city.name}-{row['name'].removeprefix(f'{city.name}-')} (Bezirk)",
        type="Bezirk",
        level="borough",
        land=city.land,
        district=city.key,
        population=int(row["population"]),
        area_km2=float(row["area_km2"]),
    )


def _text(meta: Mapping[str, Any], name: str) -> Text:
    """Raises ValueError."""
    by_language = {language: meta["attribution"].get(f"{name}_{language}") for language in LANGUAGES}
    for language in (language for language, words in by_language.items() if not words):
        raise ValueError(f"meta.json: attribution: there is no {name}_{language}")
    return Text(**by_language)
