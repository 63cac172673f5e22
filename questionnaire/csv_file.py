"""Tables for spreadsheets and other programs: comma-separated values, which nothing runs."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable

from questionnaire.hygiene import guarded
from questionnaire.languages import CONVENTIONS
from questionnaire.texts import NO_BREAK, Language

Cell = str | int
Row = Iterable[Cell]


def csv_file(language: Language, heads: Iterable[Row], rows: Iterable[Row] = ()) -> bytes:
    """UTF-8 with the mark that Excel knows it by.

    `heads` are words of ours and stay as they are; no cell of `rows` is a formula, whatever it looks like.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=CONVENTIONS[language].delimiter)
    writer.writerows(heads)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return BOM_UTF8 + table.getvalue().encode()


def _harmless(cell: str) -> str:
    """A spreadsheet would run what looks like a formula; behind an apostrophe it is text."""
    return guarded(cell.replace(NO_BREAK, " "))
