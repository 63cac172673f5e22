"""Inside a render process: confined before the first document, warm before it is asked for."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a process that only prints plans need not know what a plan is made of
    from questionnaire.report.files.calendar_export import CalendarExport
    from questionnaire.report.files.group_table import GroupWorkbook
from questionnaire.report.files.letters_export import LettersExport
from questionnaire.report.pdf.document_kind import DocumentKind

NICE = 10
MEMORY = 1 << 30
FILE_SIZE = 16 << 20
REFUSED = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.system",
)
WARMING = "<!doctype html><html lang=en><title>-</title><body><h1>-</h1><p>-<table><tr><th>-<td>-</table>"


def prepare(folder: str) -> None:
    """Limits first, then imports; temporary files go to `folder`, which outlives a process that is killed."""
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_SIZE, FILE_SIZE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    tempfile.tempdir = folder
    sys.addaudithook(_refuse)
    warnings.filterwarnings("ignore", "No fonts configured")  # in the system; ours are bundled
    render(WARMING)


def render(html: str, kind: DocumentKind = "plan") -> bytes:
    return _renderer()(html, kind)


def type_letters(order: LettersExport) -> bytes:
    """Typed here, because python-docx takes 13 MB that the web process does not have."""
    from questionnaire.report.files.letters_docx import letters_docx  # noqa: PLC0415

    return letters_docx(order)


def write_calendar(order: CalendarExport) -> bytes:
    """Written here, because icalendar takes 11 MB that the web process does not have."""
    from questionnaire.report.files import ics  # noqa: PLC0415

    return ics.write_calendar(order)


def write_workbook(book: GroupWorkbook) -> bytes:
    """Written here, because the web process has no room for XlsxWriter."""
    from questionnaire.report.files import group_xlsx  # noqa: PLC0415

    return group_xlsx.write_workbook(book)


def ready() -> None:
    """Does nothing; a process that has done it is warm."""


def _renderer() -> Callable[[str, DocumentKind], bytes]:
    """Imported here, because the web process imports this module to name its functions."""
    from questionnaire.report.pdf import render  # noqa: PLC0415

    return render.render


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in REFUSED:
        raise PermissionError(event)
