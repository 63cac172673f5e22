"""The official register as records: municipalities of today, and what the file leaves out or open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from questionnaire.places.gv100ad_lines import (
    ASSOCIATION,
    ASSOCIATIONS,
    DISTRICT,
    MUNICIPALITY,
    TYPES,
    UNINCORPORATED,
    Line,
    RegisterError,
    association_key,
    digits,
    figure,
    is_shared,
    lines_of,
    plain,
)
from questionnaire.places.place import Association

NO_ASSOCIATION = Association("", "")


class Record(Struct, frozen=True):
    """A municipality, or land without one, where `type` is empty.

    `association` is empty where it belongs to none, and None where the register does not tell.
    """

    line: int
    key: str
    name: str
    type: str
    population: int
    hectares: int
    postcode: str
    association: Association | None


class Register(Struct, frozen=True):
    """`districts` are names by key; `notes` say in words what was left out or is missing."""

    date: date
    districts: dict[str, str]
    records: tuple[Record, ...]
    notes: tuple[str, ...]


def parse_register(text: str) -> Register:
    """Raises RegisterError."""
    lines = tuple(lines_of(text))
    day = _day({line[2:10] for _, line in lines})
    districts = {
        digits(line, 10, 15, number): plain(line[22:72]) for number, line in lines if line[:2] == DISTRICT
    }
    inside, outside = _parted(lines, districts)
    associations = {association_key(line): _association(line, number) for number, line in inside[ASSOCIATION]}
    records = tuple(_record(line, number, associations) for number, line in inside[MUNICIPALITY])
    notes = [_left_out(line, number) for number, line in outside]
    return Register(day, districts, records, (*notes, *_untold(inside[ASSOCIATION])))


def _parted(lines: Iterable[Line], districts: Iterable[str]) -> tuple[dict[str, list[Line]], list[Line]]:
    """What belongs to the districts, and areas that lie in none: a sea, a shared border."""
    inside: dict[str, list[Line]] = {ASSOCIATION: [], MUNICIPALITY: []}
    outside: list[Line] = []
    known = frozenset(districts)
    for number, line in lines:
        if line[:2] not in inside:
            continue
        if line[10:15] in known:
            inside[line[:2]].append((number, line))
        elif line[:2] == MUNICIPALITY:
            _check_outside(line, number)
            outside.append((number, line))
    return inside, outside


def _check_outside(line: str, number: int) -> None:
    if line[122:124] not in UNINCORPORATED:
        raise RegisterError(
            f"line {number}, {digits(line, 10, 18, number)} {plain(line[22:72])}:"
            " its district has no record 40; take the complete file"
        )


def _left_out(line: str, number: int) -> str:
    return f"line {number}, {line[10:18]} {plain(line[22:72])}: lies in no district; left out"


def _untold(associations: Iterable[Line]) -> Iterable[str]:
    """Whoever stands by itself has no number of an association, so only those lose something."""
    for number, line in associations:
        if not line[122:124].strip():
            keeps = "its members keep what our tables say" if is_shared(line) else "taken for none"
            yield (
                f"line {number}, {line[10:15]} {line[18:22]} {line[22:72].strip()}:"
                f" columns 123-124 do not say what kind of association it is; {keeps}"
            )


def _record(line: str, number: int, associations: dict[tuple[str, str], Association | None]) -> Record:
    key, code = digits(line, 10, 18, number), line[122:124]
    if code not in TYPES.keys() | UNINCORPORATED:
        raise RegisterError(
            f"line {number}, {key}: unknown code {code!r} in columns 123-124; add it to TYPES"
        )
    people, men = figure(line, 139, 150, number), figure(line, 150, 161, number)
    if men > people:
        raise RegisterError(f"line {number}, {key}: {men} men of {people} people; the columns do not fit")
    if association_key(line) not in associations:
        raise RegisterError(f"line {number}, {key}: its association has no record 50; take the complete file")
    return Record(
        line=number,
        key=key,
        name=plain(line[22:72]),
        type=TYPES.get(code, ""),
        population=people,
        hectares=figure(line, 128, 139, number),
        postcode=line[165:170].strip(),
        association=associations[association_key(line)],
    )


def _association(line: str, number: int) -> Association | None:
    code = line[122:124].strip()
    if not code:
        return None if is_shared(line) else NO_ASSOCIATION
    if code not in ASSOCIATIONS:
        raise RegisterError(
            f"line {number}: unknown code {code!r} in columns 123-124; add it to ASSOCIATIONS"
        )
    return Association(line[22:72].strip(), ASSOCIATIONS[code]) if ASSOCIATIONS[code] else NO_ASSOCIATION


def _day(dates: set[str]) -> date:
    """The one day that all records are from."""
    if len(dates) != 1:
        raise RegisterError(f"the records are from {len(dates)} days; take one complete file")
    try:
        return datetime.strptime(dates.pop(), "%Y%m%d").date()
    except ValueError as error:
        raise RegisterError("columns 3-10 hold no date; is it a GV100AD file?") from error
