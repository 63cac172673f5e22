"""The 401 districts of Germany: Landkreise and county-level cities."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from questionnaire.catalogue import TargetKind, Text

CITY_TYPES = frozenset({"kreisfreie Stadt", "Stadtkreis"})

LANDS = {
    "BB": Text(de="Brandenburg", en="Brandenburg"),
    "BE": Text(de="Berlin", en="Berlin"),
    "BW": Text(de="Baden-Württemberg", en="Baden-Württemberg"),
    "BY": Text(de="Bayern", en="Bavaria"),
    "HB": Text(de="Bremen", en="Bremen"),
    "HE": Text(de="Hessen", en="Hesse"),
    "HH": Text(de="Hamburg", en="Hamburg"),
    "MV": Text(de="Mecklenburg-Vorpommern", en="Mecklenburg-Western Pomerania"),
    "NI": Text(de="Niedersachsen", en="Lower Saxony"),
    "NW": Text(de="Nordrhein-Westfalen", en="North Rhine-Westphalia"),
    "RP": Text(de="Rheinland-Pfalz", en="Rhineland-Palatinate"),
    "SH": Text(de="Schleswig-Holstein", en="Schleswig-Holstein"),
    "SL": Text(de="Saarland", en="Saarland"),
    "SN": Text(de="Sachsen", en="Saxony"),
    "ST": Text(de="Sachsen-Anhalt", en="Saxony-Anhalt"),
    "TH": Text(de="Thüringen", en="Thuringia"),
}


class District(Struct, frozen=True):
    """`ags` is the official key of five digits; `label` is unique in Germany; `land` a key of LANDS."""

    ags: str
    name: str
    label: str
    type: str
    land: str
    population: int

    @property
    def kind(self) -> TargetKind:
        return "stadt" if self.type in CITY_TYPES else "landkreis"


class Regions(Struct, frozen=True, dict=True):
    districts: Mapping[str, District]
    attribution: Text

    def district(self, ags: str | None) -> District | None:
        return self.districts.get(ags or "")

    @cached_property
    def by_land(self) -> tuple[tuple[Text, tuple[District, ...]], ...]:
        """Districts by name within each Land, the Länder by their German name."""
        lands = sorted(LANDS.items(), key=lambda item: item[1].de)
        return tuple((name, tuple(self._in(land))) for land, name in lands)

    def _in(self, land: str) -> Iterator[District]:
        found = (district for district in self.districts.values() if district.land == land)
        return iter(sorted(found, key=lambda district: (district.name, district.label)))


def load_regions(folder: Path) -> Regions:
    """Read `districts.csv` and `meta.json`; where figures are printed, so is their attribution."""
    with (folder / "districts.csv").open(encoding="utf-8", newline="") as table:
        districts = {row["ags"]: _district(row) for row in csv.DictReader(table)}
    attribution = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["attribution"]
    return Regions(districts, Text(de=attribution["population_de"], en=attribution["population_en"]))


def _district(row: Mapping[str, str]) -> District:
    return District(
        ags=row["ags"],
        name=row["name"],
        label=row["label_de"],
        type=row["type"],
        land=row["state"],
        population=int(row["population"]),
    )
