"""How far a workbook may reach before it is read: the reader lays out all of it in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from zipfile import ZipFile

# The reader lays out every cell up to the last one that holds something.
LAST_ROW, LAST_COLUMN = 10_000, 1_000
BEYOND = (LAST_ROW + 1, LAST_COLUMN + 1)
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
NAMESPACE = "{*}"


class Position:
    """Where the cells of one sheet lie; those that do not say it follow the one before."""

    def __init__(self) -> None:
        self.row = 0
        self.column = 0

    def next_row(self, row: ElementTree.Element) -> None:
        self.row, self.column = int(row.get("r") or self.row + 1), 0

    def next_cell(self, cell: ElementTree.Element) -> None:
        """What says no cell's name lies beyond all cells."""
        where = cell.get("r")
        if where is None:
            self.row, self.column = max(self.row, 1), self.column + 1
            return
        found = REFERENCE.fullmatch(where)
        self.row, self.column = (int(found[2]), _number(found[1])) if found else BEYOND

    @property
    def is_near(self) -> bool:
        return self.row <= LAST_ROW and self.column <= LAST_COLUMN


def _number(letters: str) -> int:
    """A is 1, AA is 27."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def worksheets(archive: ZipFile) -> Iterator[str]:
    """Every part that is a sheet by what it holds, whatever it is called."""
    for name in archive.namelist():
        if name.lower().endswith(".xml") and _root(archive, name).endswith("}worksheet"):
            yield name


def _root(archive: ZipFile, name: str) -> str:
    with archive.open(name) as part:
        _, element = next(ElementTree.iterparse(part, events=("start",)))  # noqa: S314 - expat limits entities
        return str(element.tag)


def shared_lengths(archive: ZipFile) -> Sequence[int]:
    """Of the texts that cells share, in their order: a small file can repeat a long one without end."""
    lengths: list[int] = []
    for name in archive.namelist():
        if name.lower().endswith("sharedstrings.xml"):
            with archive.open(name) as part:
                for _, element in ElementTree.iterparse(part):  # noqa: S314 - expat limits entities
                    if element.tag.endswith("}si"):
                        lengths.append(len("".join(element.itertext())))
                        element.clear()
    return lengths
