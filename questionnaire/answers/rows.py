"""The rows of a table as spreadsheets save it, before anybody asks what they mean."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Literal

from questionnaire.answers.encodings import EncodingError, decoded
from questionnaire.answers.workbook import Rows, WorkbookError, WorkbookFault, is_workbook, read_sheets
from questionnaire.hygiene import clean

DELIMITERS = ",;\t"
# For Excel alone, which does not show it; another program may have saved it again with empty cells behind.
DELIMITER_LINE = re.compile(r"\"?sep=(.)\"?[,;\t]*(?:\r\n?|\n|$)", re.IGNORECASE)
LINE_END = re.compile(r"[\r\n]")

TableFault = (
    Literal["encoding", "delimiter", "form", "empty", "column", "repeated", "sheets", "answers_file", "words"]
    | WorkbookFault
)


class TableError(ValueError):
    """The table as a whole cannot be read. `close` is the column that may have been meant."""

    def __init__(self, fault: TableFault, subject: str = "", close: str = "") -> None:
        super().__init__(f"{fault}: {subject}".strip())
        self.fault = fault
        self.subject = subject
        self.close = close


def read_rows(
    document: bytes, known: Container[str], is_for_people: Callable[[list[str]], bool]
) -> Iterable[list[str]]:
    """One list for each row that a spreadsheet shows; of a workbook, its one sheet with `known` headings.

    Raises TableError, also for a workbook with a sheet whose headings are for people.
    """
    if not is_workbook(document):
        return _read_text(document)
    try:
        sheets = read_sheets(document)
    except WorkbookError as error:
        raise TableError(error.fault, error.subject) from error
    if any(is_for_people(_head(rows)) for rows in sheets.values()):
        raise TableError("words")
    fitting = {name: rows for name, rows in sheets.items() if _begins_with(rows, known)} or sheets
    if len(fitting) > 1:
        raise TableError("sheets", ", ".join(map(repr, fitting)))
    return next(iter(fitting.values()), [])


def _begins_with(rows: Rows, known: Container[str]) -> bool:
    return any(clean(cell).casefold() in known for cell in _head(rows))


def _head(rows: Rows) -> list[str]:
    return next(filter(any, rows))


def _read_text(document: bytes) -> Iterator[list[str]]:
    try:
        text = decoded(document)
    except EncodingError as error:
        raise TableError("encoding", str(error.line)) from error
    said = DELIMITER_LINE.match(text)
    if not said:
        return _split(text, _delimiter(text), 0)
    if said[1] not in DELIMITERS:
        raise TableError("delimiter", said[1])
    return _split(text[said.end() :], said[1], 1)


def _delimiter(text: str) -> str:
    """Ids hold no delimiter, so the one that the first line has most of is the table's."""
    head = LINE_END.split(text.lstrip(), maxsplit=1)[0]
    return max(DELIMITERS, key=head.count)


def _split(text: str, delimiter: str, lines_before: int) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise TableError("form", str(reader.line_num + lines_before)) from error
