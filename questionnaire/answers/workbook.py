"""Excel's workbooks as rows of text: values as they were last worked out; macros are never looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import IO, Any, Literal
from xml.etree import ElementTree
from zipfile import ZipFile

from questionnaire.answers.workbook_limits import NAMESPACE, Position, shared_lengths, worksheets

MARK = b"PK\x03\x04"
OLD_MARK = b"\xd0\xcf\x11\xe0"
# A group of a hundred fills less than 1 MB; a small file can unpack to gigabytes.
LARGEST, MOST_PARTS = 32_000_000, 1_000

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
    lengths, said = shared_lengths(archive), 0
    for name in worksheets(archive):
        with archive.open(name) as sheet:
            for cell in _cells(sheet):
                _check_cell(cell)
                said += _length(cell, lengths)
        if said > LARGEST:
            raise WorkbookError("large")


def _cells(sheet: IO[bytes]) -> Iterator[ElementTree.Element]:
    """All of them; raises WorkbookError for one that lies too far away."""
    position = Position()
    for event, element in ElementTree.iterparse(sheet, ("start", "end")):  # noqa: S314 - expat limits entities
        if event == "start" and element.tag.endswith("}row"):
            position.next_row(element)
        elif event == "end" and element.tag.endswith("}c"):
            position.next_cell(element)
            if len(element) and not position.is_near:
                raise WorkbookError("far", element.get("r", f"row {position.row}"))
            yield element
        if event == "end" and element.tag.endswith(("}c", "}row")):
            element.clear()


def _length(cell: ElementTree.Element, lengths: Sequence[int]) -> int:
    """Of a text that it shares with others; what is out of their range the reader refuses by itself."""
    value = cell.findtext(f"{NAMESPACE}v") or ""
    is_shared = cell.get("t") == "s" and value.isdecimal() and int(value) < len(lengths)
    return lengths[int(value)] if is_shared else len(value)


def _check_cell(cell: ElementTree.Element) -> None:
    where, value = cell.get("r", ""), cell.findtext(f"{NAMESPACE}v")
    if cell.get("t") == "e":
        raise WorkbookError("failed_formula", f"{where} says {value!r}")
    if cell.find(f"{NAMESPACE}f") is not None and value is None:
        raise WorkbookError("not_worked_out", where)


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
