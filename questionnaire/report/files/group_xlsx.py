"""Tables as a workbook. Only a render process imports this: XlsxWriter is not for the web process."""

from __future__ import annotations

import io
from datetime import date
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from questionnaire.languages import CONVENTIONS
from questionnaire.report.files.group_table import GroupTable, GroupWorkbook

# What people typed stays text, whatever it looks like.
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


DAY = "yyyy-mm-dd"
CORE = "docProps/core.xml"


class Styles(NamedTuple):
    head: Format
    text: Format
    day: Format


def write_workbook(book: GroupWorkbook) -> bytes:
    """With title and language, for whoever has it read aloud."""
    file = io.BytesIO()
    with Workbook(file, PLAIN) as workbook:
        workbook.set_properties({"title": book.title, "author": "Rathausreif"})
        styles = _styles(workbook)
        for table in book.tables:
            _write(workbook.add_worksheet(table.title), table, styles)
    return _in_language(file, CONVENTIONS[book.language].tag)


def _styles(workbook: Workbook) -> Styles:
    plain = {"text_wrap": True, "valign": "top"}
    return Styles(
        workbook.add_format(plain | {"bold": True, "bottom": 1}),
        workbook.add_format(plain),
        workbook.add_format(plain | {"num_format": DAY}),
    )


def _write(worksheet: Worksheet, table: GroupTable, styles: Styles) -> None:
    for column, width in enumerate(table.widths):
        worksheet.set_column(column, column, width)
    for number, row in enumerate(table.rows):
        style = styles.head if number == 0 and not table.notes else styles.text
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                worksheet.write_number(number, column, cell, style)
            elif isinstance(cell, date):
                worksheet.write_datetime(number, column, cell, styles.day)
            else:
                worksheet.write_string(number, column, cell, style)
    if not table.notes:
        worksheet.freeze_panes(1, 2)
        worksheet.repeat_rows(0)
    if table.filtered:
        worksheet.autofilter(0, 0, len(table.rows) - 1, len(table.widths) - 1)


def _in_language(file: io.BytesIO, tag: str) -> bytes:
    """XlsxWriter has no word for it."""
    said = f"<dc:language>{tag}</dc:language></cp:coreProperties>".encode()
    whole = io.BytesIO()
    with ZipFile(file) as written, ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for part in written.infolist():
            content = written.read(part)
            if part.filename == CORE:
                content = content.replace(b"</cp:coreProperties>", said)
            archive.writestr(part, content)
    return whole.getvalue()
