"""Who writes which file. Libraries are imported in here: the web process names writers and runs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a process that only prints plans need not know what a plan is made of
    from questionnaire.report.files.calendar_export import CalendarExport
    from questionnaire.report.files.group_table import GroupWorkbook
    from questionnaire.report.files.letters_export import LettersExport
from questionnaire.report.pdf.html_document import HtmlDocument


def pdf(document: HtmlDocument) -> bytes:
    """WeasyPrint: 50 MB that the web process does not have."""
    from questionnaire.report.pdf.render import render  # noqa: PLC0415

    return render(document.html, document.kind)


def ics(export: CalendarExport) -> bytes:
    """icalendar: 11 MB."""
    from questionnaire.report.files.ics import write_calendar  # noqa: PLC0415

    return write_calendar(export)


def docx(export: LettersExport) -> bytes:
    """python-docx: 13 MB."""
    from questionnaire.report.files.letters_docx import letters_docx  # noqa: PLC0415

    return letters_docx(export)


def xlsx(workbook: GroupWorkbook) -> bytes:
    """XlsxWriter, for which the web process has no room either."""
    from questionnaire.report.files.group_xlsx import write_workbook  # noqa: PLC0415

    return write_workbook(workbook)


def logo(sent: bytes) -> bytes:
    """Pillow, which reads a file that somebody sent."""
    from questionnaire.report.logo import drawn  # noqa: PLC0415

    return drawn(sent)
