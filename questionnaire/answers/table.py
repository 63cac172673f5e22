"""A table of answers: a header row of question ids, one row a participant. Bad rows do not stop good ones."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.answers.cells import CellReader, refuse_failed_formula
from questionnaire.answers.checks import AnswerError
from questionnaire.answers.columns import SEAT, is_beside
from questionnaire.answers.own_files import is_answers_file, is_for_people
from questionnaire.answers.quarter_cells import is_date, refuse_month
from questionnaire.answers.rows import TableError, read_rows
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.hygiene import clean

LONGEST_SEAT = 20
# With a blank, so that nobody who types #7 for a seat is left out.
REMARK = "# "


class Participant(Struct, frozen=True):
    """`number` counts participants from 1, `row` is the table's as a spreadsheet shows it."""

    number: int
    row: int
    seat: str
    answers: Answers


class BadRow(Struct, frozen=True):
    """Every reason why a row is left out, with its column; the column is empty beyond the header's end."""

    row: int
    reasons: tuple[tuple[str, str, AnswerError], ...]


class AnswersTable(Struct, frozen=True):
    participants: tuple[Participant, ...]
    bad_rows: tuple[BadRow, ...]


def read_table(catalogue: Catalogue, cells: CellReader, document: bytes) -> AnswersTable:
    """Raises TableError."""
    if is_answers_file(document):
        raise TableError("answers_file")
    told = read_rows(document, _known(catalogue), partial(is_for_people, catalogue))
    rows = [(number, row) for number, row in enumerate(told, 1) if _counts(row)]
    if len(rows) < 2:
        raise TableError("empty")
    header = _header(catalogue, rows[0][1])
    reader = _RowReader(catalogue, cells, header, _columns_of_dates(header, [row for _, row in rows]))
    read = [reader.read(number, row_number, row) for number, (row_number, row) in enumerate(rows[1:], 1)]
    return AnswersTable(
        tuple(row for row in read if isinstance(row, Participant)),
        tuple(row for row in read if isinstance(row, BadRow)),
    )


def _counts(row: list[str]) -> bool:
    return any(clean(cell) for cell in row) and not row[0].startswith(REMARK)


def _known(catalogue: Catalogue) -> set[str]:
    return {SEAT, *(question.id for question in catalogue.questions)}


def _header(catalogue: Catalogue, row: list[str]) -> list[str]:
    if is_for_people(catalogue, row):
        raise TableError("words")
    known = _known(catalogue)
    header = [clean(cell).casefold() for cell in row]
    for name in filter(None, header):
        if name not in known and not is_beside(name):
            raise TableError("column", name[:40], "".join(get_close_matches(name, known, 1)))
        if header.count(name) > 1:
            raise TableError("repeated", name)
    return header


def _columns_of_dates(header: list[str], rows: list[list[str]]) -> frozenset[str]:
    """Where somebody wrote dates, whatever could be a month is one."""
    cells = (cell for row in rows for cell in zip(header, row, strict=False))
    return frozenset(column for column, cell in cells if is_date(clean(cell)))


class _RowReader(Struct, frozen=True):
    catalogue: Catalogue
    cells: CellReader
    header: list[str]
    columns_of_dates: frozenset[str]

    def read(self, number: int, row_number: int, row: list[str]) -> Participant | BadRow:
        values, reasons = {}, []
        for index, cell in enumerate(row):
            column = self.header[index] if index < len(self.header) else ""
            if is_beside(column):
                continue
            try:
                values[column] = self._read(column, cell)
            except AnswerError as error:
                reasons.append((column, clean(cell), error))
        if reasons:
            return BadRow(row_number, tuple(reasons))
        seat = "".join(values.pop(SEAT, ()))
        return Participant(number, row_number, seat, Answers(values))

    def _read(self, column: str, cell: str) -> tuple[str, ...]:
        question = self.catalogue.question(column)
        if question:
            if question.kind == "quarter" and column in self.columns_of_dates:
                refuse_month(question, clean(cell))
            return self.cells.read(question, cell)
        text = clean(cell)
        refuse_failed_formula(column, text)
        if text and not column:
            raise AnswerError("question")
        if len(text) > LONGEST_SEAT:
            raise AnswerError("too_long", column)
        return (text,) if text else ()
