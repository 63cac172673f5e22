"""The official municipality register as Destatis publishes it: GV100AD, one record a line, fixed width.

The layout is that of the description in the archive beside the text file ("Datensatzbeschreibung
GV100AD", from www.destatis.de > Gemeindeverzeichnis), as two public readers apply it: the Rust crate
gv100ad (src/parser.rs, with sample lines of 30 April 2021) and the R package wiesbaden (read_gv100).
Counted from 1, in characters: 1-2 kind of record, 3-10 date, 11-18 key, 19-22 association,
23-72 name, 73-122 seat, 123-124 what the unit is called, and for municipalities 129-139 hectares,
140-150 inhabitants, 151-161 of them male, 166-170 postcode of the seat.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

DISTRICT, ASSOCIATION, MUNICIPALITY = "40", "50", "60"
OTHERS = frozenset({"10", "20", "30"})
TYPES = {
    "60": "Markt",
    "61": "kreisfreie Stadt",
    "62": "Stadtkreis",
    "63": "Stadt",
    "64": "Gemeinde",
    "67": "Große Kreisstadt",
}
# Forests, lakes and training grounds without a council: they count for their district only.
UNINCORPORATED = frozenset({"65", "66"})
ASSOCIATIONS = {
    "50": "",
    "51": "Amt",
    "52": "Samtgemeinde",
    "53": "Verbandsgemeinde",
    "54": "Verwaltungsgemeinschaft",
    "55": "Kirchspielslandgemeinde",
    "56": "Verwaltungsverband/-gemeinschaft",
    "58": "erfüllende Gemeinde",
}


class RegisterError(ValueError):
    """The file is not what it should be; the message names line or key, and the remedy."""


class Record(Struct, frozen=True):
    """A municipality, or land without one, where `type` is empty."""

    key: str
    name: str
    type: str
    population: int
    hectares: int
    postcode: str
    association: str
    association_type: str


class Register(Struct, frozen=True):
    date: date
    districts: frozenset[str]
    records: tuple[Record, ...]


def parse_register(lines: Iterable[str]) -> Register:
    """Raises RegisterError."""
    dates: set[str] = set()
    districts: set[str] = set()
    associations = {("", ""): ("", "")}
    records: list[Record] = []
    for number, line in enumerate(lines, 1):
        kind = line[:2]
        if kind not in OTHERS | {DISTRICT, ASSOCIATION, MUNICIPALITY}:
            raise RegisterError(
                f"line {number}: begins with {kind!r}, no kind of record; is it a GV100AD file?"
            )
        dates.add(line[2:10])
        if kind == DISTRICT:
            districts.add(_digits(line, 10, 15, number))
        elif kind == ASSOCIATION:
            associations[_association_key(line)] = _association(line, number)
        elif kind == MUNICIPALITY:
            records.append(_record(line, number, associations))
    return Register(_day(dates), frozenset(districts), tuple(records))


def _record(line: str, number: int, associations: dict[tuple[str, str], tuple[str, str]]) -> Record:
    key, code = _digits(line, 10, 18, number), line[122:124]
    if code not in TYPES.keys() | UNINCORPORATED:
        raise RegisterError(
            f"line {number}, {key}: unknown code {code!r} in columns 123-124; add it to TYPES"
        )
    people, men = _number(line, 139, 150, number), _number(line, 150, 161, number)
    if men > people:
        raise RegisterError(f"line {number}, {key}: {men} men of {people} people; the columns do not fit")
    if _association_key(line) not in associations:
        raise RegisterError(f"line {number}, {key}: its association has no record 50; take the complete file")
    name, kind = associations[_association_key(line)]
    return Record(
        key=key,
        name=_plain(line[22:72]),
        type=TYPES.get(code, ""),
        population=people,
        hectares=_number(line, 128, 139, number),
        postcode=line[165:170].strip(),
        association=name,
        association_type=kind,
    )


def _association(line: str, number: int) -> tuple[str, str]:
    code = line[122:124]
    if code not in ASSOCIATIONS:
        raise RegisterError(
            f"line {number}: unknown code {code!r} in columns 123-124; add it to ASSOCIATIONS"
        )
    return (line[22:72].strip(), ASSOCIATIONS[code]) if ASSOCIATIONS[code] else ("", "")


def _association_key(line: str) -> tuple[str, str]:
    return line[10:15], line[18:22]


def _plain(name: str) -> str:
    """Without the title after the comma: "Saarbrücken, Landeshauptstadt"."""
    return name.split(",", maxsplit=1)[0].strip()


def _digits(line: str, start: int, end: int, number: int) -> str:
    text = line[start:end]
    if len(text) < end - start or not (text.isascii() and text.isdigit()):
        raise RegisterError(
            f"line {number}: columns {start + 1}-{end} hold {text!r} where digits belong;"
            " is the file complete and encoded as UTF-8?"
        )
    return text


def _number(line: str, start: int, end: int, number: int) -> int:
    return int(_digits(line, start, end, number))


def _day(dates: set[str]) -> date:
    """The one day that all records are from."""
    if len(dates) != 1:
        raise RegisterError(f"the records are from {len(dates)} days; take one complete file")
    try:
        return datetime.strptime(dates.pop(), "%Y%m%d").date()
    except ValueError as error:
        raise RegisterError("columns 3-10 hold no date; is it a GV100AD file?") from error
