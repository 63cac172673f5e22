"""A new edition of the official register against our tables: what changes, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from questionnaire.places.beliefs import Gain, gains, kept, leaps
from questionnaire.places.district_sums import (
    check_accepted,
    check_districts,
    check_sums,
    km2,
    leaping,
    summed,
)
from questionnaire.places.gv100ad import Record, Register
from questionnaire.places.moved import check_moves
from questionnaire.places.region_tables import RegionTables
from questionnaire.places.successors import heirs, moves_between
from questionnaire.places.tables import CsvRow


class Refreshed(Struct, frozen=True):
    """`waiting` says which rows stayed as they are until a person decides, and what to do."""

    tables: RegionTables
    waiting: tuple[str, ...]


def refreshed(tables: RegionTables, register: Register, accepted: frozenset[str] = frozenset()) -> Refreshed:
    """The tables with what the register says. Raises RegisterError where they would not be sound."""
    check_districts(tables, register)
    rows = _rows(tables, register)
    gone = _gone(tables, rows)
    gained = gains(gone.whole, tables.municipalities)
    doubts = dict(_doubts(register, tables.municipalities, gained))
    taken = _together(rows, tables.municipalities, gained, doubts.keys() - accepted) | gone.lost
    municipalities = {key: taken[key] for key in sorted(taken)}
    districts = summed(tables, municipalities, register)
    check_accepted(accepted, doubts.keys() | leaping(tables, districts))
    check_sums(tables, districts, accepted)
    doubted = (doubts[key] for key in sorted(doubts.keys() - accepted))
    waiting = (*doubted, *_lost(gone.lost, tables.municipalities, register))
    return Refreshed(_with_moves(tables, districts, municipalities, gone, register.date), waiting)


class _Gone(Struct, frozen=True):
    """Heirs by key, as a person says and as figures tell; and the rows of those that neither explains."""

    said: dict[str, tuple[str, ...]]
    told: dict[str, str]
    lost: dict[str, CsvRow]

    @property
    def whole(self) -> dict[str, str]:
        """Those that one heir took over as they were."""
        return {key: now[0] for key, now in self.said.items() if len(now) == 1} | self.told


def _gone(tables: RegionTables, rows: Mapping[str, CsvRow]) -> _Gone:
    before = tables.municipalities
    gone = before.keys() - rows.keys()
    said = {move.key: move.now for move in tables.moves if move.key in gone and move.leaves_key}
    told = heirs(gone - said.keys(), before, rows)
    return _Gone(said, told, {key: before[key] for key in gone - said.keys() - told.keys()})


def _with_moves(
    tables: RegionTables,
    districts: dict[str, CsvRow],
    municipalities: dict[str, CsvRow],
    gone: _Gone,
    day: date,
) -> RegionTables:
    """Raises MovedError where a place would lead nowhere."""
    moves = moves_between(tables.municipalities, municipalities, gone.told, (tables.day, day))
    after = RegionTables(districts, municipalities, (*tables.moves, *moves), day)
    check_moves(after.moves, districts.keys() | municipalities.keys())
    return after


def _doubts(
    register: Register, before: Mapping[str, CsvRow], gained: Mapping[str, Gain]
) -> Iterator[tuple[str, str]]:
    """What a person has to look at, by key."""
    for record in (record for record in register.records if record.type):
        key = record.key
        named, gain = f"line {record.line}, {key} {record.name}", gained.get(key, Gain())
        if key in before:
            people = int(before[key]["population"]) + gain.people
            if leaps(people, record.population):
                says = f"{record.population} people, but {people} in our tables"
                yield key, f"{named}: {says}; stays as it is. --accept {key} takes it over"
        elif not gain.people:
            says = "new, and nobody who is gone explains it"
            yield key, f"{named}: {says}; left out. --accept {key} takes it over"


def _together(
    rows: Mapping[str, CsvRow],
    before: Mapping[str, CsvRow],
    gained: Mapping[str, Gain],
    doubted: set[str],
) -> dict[str, CsvRow]:
    """Rows of the register, and our own where those are in doubt."""
    taken = {key: row for key, row in rows.items() if key not in doubted}
    ours = {
        key: kept(before[key], gained.get(key, Gain()), taken.values()) for key in doubted & before.keys()
    }
    return taken | ours


def _lost(lost: Mapping[str, CsvRow], before: Mapping[str, CsvRow], register: Register) -> Iterator[str]:
    lines = {key: line for line, key in enumerate(before, 2)}
    for key, row in sorted(lost.items()):
        yield (
            f"municipalities.csv line {lines[key]}, {key} {row['name']}: gone, and no figures tell who took"
            f" over its {row['population']} people and {row['area_km2']} km²; stays as it is."
            f" Add to moved.csv: {key},{row['name']},merged,KEY,{register.date},SOURCE"
        )


def _rows(tables: RegionTables, register: Register) -> dict[str, CsvRow]:
    """What has a council."""
    records = (record for record in register.records if record.type)
    return {record.key: _row(record, tables.municipalities.get(record.key)) for record in records}


def _row(record: Record, ours: CsvRow | None) -> CsvRow:
    """Where the register does not tell the association, ours stays."""
    association = record.association
    return {
        "ags": record.key,
        "name": record.name,
        "type": record.type,
        "population": str(record.population),
        "area_km2": km2(record.hectares),
        "plz_seat": record.postcode,
        "verband": association.name if association else (ours or {}).get("verband", ""),
        "verband_type": association.type if association else (ours or {}).get("verband_type", ""),
    }
