"""Workbooks to test with, as Excel writes them."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Fill = Callable[[Workbook, Worksheet], None]
SHEET = "xl/worksheets/sheet1.xml"


def workbook(fill: Fill, *, name: str = "Tabelle1") -> bytes:
    file = io.BytesIO()
    with Workbook(file) as book:
        fill(book, book.add_worksheet(name))
    return file.getvalue()


def with_rows(*rows: list[object]) -> bytes:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return workbook(fill)


def repacked(document: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Each part as `change` makes it."""
    whole = io.BytesIO()
    with ZipFile(io.BytesIO(document)) as given, ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name in given.namelist():
            archive.writestr(name, change(name, given.read(name)))
    return whole.getvalue()


def moved(document: bytes, name: str, to: str) -> bytes:
    """One part under another name."""
    whole = io.BytesIO()
    with ZipFile(io.BytesIO(document)) as given, ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for part in given.namelist():
            archive.writestr(to if part == name else part, given.read(part))
    return whole.getvalue()
