"""Excel's workbooks as rows of text: values as they were last worked out; macros are never looked at."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Literal
from xml.etree import ElementTree
from zipfile import ZipFile

MARK = b"PK\x03\x04"
OLD_MARK = b"\xd0\xcf\x11\xe0"
# A group of a hundred fills less than 1 MB; a small file can unpack to gigabytes.
LARGEST, MOST_PARTS = 32_000_000, 1_000
# The reader lays out every cell up to the last one that holds something.
LAST_ROW, LAST_COLUMN = 10_000, 1_000
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
NAMESPACE = "{*}"

Rows = list[list[str]]
WorkbookFault = Literal["old", "workbook", "large", "far", "not_worked_out", "failed_formula"]


class WorkbookError(ValueError):
    """`subject` is the cell that is wrong, as Excel names it."""

    def __init__(self, fault: WorkbookFault, subject: str = "") -> None:
        super().__init__(f"{fault}: {subject}".strip())
        self.fault = fault
        self.subject = subject


def is_workbook(document: bytes) -> bool:
    return document.startswith((MARK, OLD_MARK))


def read_sheets(document: bytes) -> dict[str, Rows]:
    """All sheets that people see and that hold anything, by name. Raises WorkbookError."""
    if document.startswith(OLD_MARK):
        raise WorkbookError("old")
    try:
        with ZipFile(io.BytesIO(document)) as archive:
            _refuse_bombs(archive)
            _refuse_what_would_be_lost(archive)
    except WorkbookError:
        raise
    except Exception as error:  # damaged archives raise a dozen kinds, undocumented ones among them
        raise WorkbookError("workbook") from error
    return {name: rows for name, rows in _sheets(document) if any(map(any, rows))}


def _refuse_bombs(archive: ZipFile) -> None:
    """What is said of a part's size is checked too: reading a part to its end fails where it is a lie."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise WorkbookError("large")
    if archive.testzip() or "xl/workbook.xml" not in archive.namelist():
        raise WorkbookError("workbook")


def _refuse_what_would_be_lost(archive: ZipFile) -> None:
    """The reader takes failed formulas, and those that nobody worked out, for empty cells."""
    for name in filter(SHEET.fullmatch, archive.namelist()):
        with archive.open(name) as sheet:
            for _, element in ElementTree.iterparse(sheet):  # noqa: S314 - expat limits what entities become
                if element.tag.endswith("}c"):
                    _check_cell(element)
                if element.tag.endswith(("}c", "}row")):
                    element.clear()


def _check_cell(cell: ElementTree.Element) -> None:
    where, value = cell.get("r", ""), cell.findtext(f"{NAMESPACE}v")
    if cell.get("t") == "e":
        raise WorkbookError("failed_formula", f"{where} says {value!r}")
    if cell.find(f"{NAMESPACE}f") is not None and value is None:
        raise WorkbookError("not_worked_out", where)
    if len(cell) and where and not _is_near(where):
        raise WorkbookError("far", where)


def _is_near(where: str) -> bool:
    found = REFERENCE.fullmatch(where)
    if not found:
        return False
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column <= LAST_COLUMN and int(found[2]) <= LAST_ROW


def _sheets(document: bytes) -> Iterator[tuple[str, Rows]]:
    # Only here: web processes never read workbooks, and do not load what reads them.
    from python_calamine import (  # noqa: PLC0415
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(document))
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
                rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                yield sheet.name, [[_text(cell) for cell in row] for row in rows]
    except CalamineError as error:
        raise WorkbookError("workbook") from error


def _text(cell: Any) -> str:
    """As a table would say it: keys without a decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
