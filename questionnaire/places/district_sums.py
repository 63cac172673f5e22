"""Districts in a new edition of the register: the same ones, with the sums of their municipalities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from questionnaire.places.beliefs import district_leaps
from questionnaire.places.gv100ad import Register
from questionnaire.places.gv100ad_lines import RegisterError
from questionnaire.places.region_tables import RegionTables
from questionnaire.places.tables import CsvRow

HECTARES_A_KM2 = 100


def check_districts(tables: RegionTables, register: Register) -> None:
    """Neighbours, outlines and labels of a district cannot be made from the register."""
    if register.date < tables.day:
        raise RegisterError(f"it is of {register.date}, and our tables are of {tables.day}; take a newer one")
    different = sorted(tables.districts.keys() ^ register.districts.keys())
    if different:
        raise RegisterError(
            f"{', '.join(different)}: districts differ; draw their outlines and neighbours first"
        )
    for key, name in register.districts.items():
        if tables.districts[key]["name"] != name:
            ours = tables.districts[key]["name"]
            raise RegisterError(
                f"{key} {ours}: now called {name}; change name and label_de in districts.csv first"
            )
    strays = sorted({record.key[:5] for record in register.records} ^ register.districts.keys())
    if strays:
        raise RegisterError(f"{', '.join(strays)}: districts without a municipality. Is the file complete?")


def check_accepted(accepted: frozenset[str], doubted: set[str]) -> None:
    for key in sorted(accepted - doubted):
        raise RegisterError(f"--accept {key}: nothing about {key} waits to be accepted; leave it out")


def leaping(tables: RegionTables, districts: Mapping[str, CsvRow]) -> set[str]:
    return {
        key
        for key, row in districts.items()
        if district_leaps(int(tables.districts[key]["population"]), int(row["population"]))
    }


def check_sums(tables: RegionTables, districts: Mapping[str, CsvRow], accepted: frozenset[str]) -> None:
    for key in sorted(leaping(tables, districts) - accepted):
        before, after = tables.districts[key]["population"], districts[key]["population"]
        raise RegisterError(
            f"{key}: sums do not match; {before} people before, {after} now."
            f" Is the file complete? If it is, --accept {key}"
        )


def summed(
    tables: RegionTables, municipalities: Mapping[str, CsvRow], register: Register
) -> dict[str, CsvRow]:
    """A district has the people and the land of all its records, also of those without a council."""
    people, land, councils = Counter[str](), Counter[str](), Counter[str]()
    for key, row in municipalities.items():
        people[key[:5]] += int(row["population"])
        land[key[:5]] += round(float(row["area_km2"]) * HECTARES_A_KM2)
        councils[key[:5]] += 1
    for record in register.records:
        if not record.type:
            people[record.key[:5]] += record.population
            land[record.key[:5]] += record.hectares
    return {
        key: row
        | {
            "population": str(people[key]),
            "area_km2": km2(land[key]),
            "municipalities": str(councils[key]),
        }
        for key, row in tables.districts.items()
    }


def km2(hectares: int) -> str:
    return f"{hectares / HECTARES_A_KM2:.2f}"
