"""The group as a workbook. Only a render process imports this: XlsxWriter is not for the web process."""

from __future__ import annotations

import io

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from questionnaire.report.files.group_table import GroupTable, GroupWorkbook

# What people typed stays text, whatever it looks like.
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(book: GroupWorkbook) -> bytes:
    file = io.BytesIO()
    with Workbook(file, PLAIN) as workbook:
        head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text = workbook.add_format({"text_wrap": True, "valign": "top"})
        for table in book.tables:
            _write(workbook.add_worksheet(table.title), table, head, text)
    return file.getvalue()


def _write(worksheet: Worksheet, table: GroupTable, head: Format, text: Format) -> None:
    for column, width in enumerate(table.widths):
        worksheet.set_column(column, column, width)
    for number, row in enumerate(table.rows):
        style = head if number == 0 and not table.notes else text
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                worksheet.write_number(number, column, cell, style)
            else:
                worksheet.write_string(number, column, cell, style)
    if not table.notes:
        worksheet.freeze_panes(1, 2)
        worksheet.repeat_rows(0)
