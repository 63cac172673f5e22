"""The official municipality register as Destatis publishes it: GV100AD, one record a line, fixed width.

The layout is that of the description in the archive beside the text file ("Datensatzbeschreibung
GV100AD", from www.destatis.de > Gemeindeverzeichnis), as two public readers apply it: the Rust crate
gv100ad (src/parser.rs, with sample lines of 30 April 2021) and the R package wiesbaden (read_gv100).
Counted from 1, in characters: 1-2 kind of record, 3-10 date, 11-18 key, 19-22 association,
23-72 name, 73-122 seat, 123-124 what the unit is called, and for municipalities 129-139 hectares,
140-150 inhabitants, 151-161 of them male, 166-170 postcode of the seat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Line = tuple[int, str]
NEW_LINE = re.compile(r"\r\n|\r|\n")
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


def lines_of(text: str) -> Iterator[Line]:
    """Numbered as editors number them, and without what they leave at a file's ends."""
    for number, line in enumerate(NEW_LINE.split(text.lstrip("\ufeff").rstrip("\x1a\0 \t\r\n")), 1):
        if not line.strip():
            continue
        if line[:2] not in OTHERS | {DISTRICT, ASSOCIATION, MUNICIPALITY}:
            raise RegisterError(
                f"line {number}: begins with {line[:2]!r}, no kind of record; is it a GV100AD file?"
            )
        yield number, line


def is_shared(line: str) -> bool:
    """Numbers of associations begin with 5; others are that of the one municipality that has none."""
    return line[18:19] == "5"


def association_key(line: str) -> tuple[str, str]:
    return line[10:15], line[18:22]


def plain(name: str) -> str:
    """Without the title after the comma: "Saarbrücken, Landeshauptstadt"."""
    return name.split(",", maxsplit=1)[0].strip()


def digits(line: str, start: int, end: int, number: int) -> str:
    text = line[start:end]
    if len(text) < end - start or not (text.isascii() and text.isdigit()):
        raise RegisterError(
            f"line {number}: columns {start + 1}-{end} hold {text!r} where digits belong;"
            " is the file complete and encoded as UTF-8?"
        )
    return text


def figure(line: str, start: int, end: int, number: int) -> int:
    return int(digits(line, start, end, number))
