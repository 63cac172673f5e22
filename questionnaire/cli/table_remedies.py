"""What to do about a table of answers, or about some of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from questionnaire.answers.cells import AmbiguousPlace, FailedFormula
from questionnaire.answers.checks import AnswerError
from questionnaire.answers.quarter_cells import DateForQuarter
from questionnaire.answers.rows import TableError, TableFault, read_rows
from questionnaire.answers.table import LONGEST_SEAT, BadRow
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.cli.remedies import remedy
from questionnaire.places.official_keys import eight_digits
from questionnaire.report.files.step_table import heads
from questionnaire.texts import LANGUAGES

TABLE_REMEDIES: Mapping[TableFault, str] = {
    "encoding": "line {subject} is no text in an encoding that can be told; save the table as CSV UTF-8",
    "delimiter": "'sep={subject}' names none of comma, semicolon and tab; save it with one of these",
    "old": "a workbook of Excel 2003 or older; save it as .xlsx or as CSV UTF-8",
    "workbook": "no workbook of Excel, or damaged; save the table as .xlsx or as CSV UTF-8",
    "large": "the workbook unpacks to more than 32 MB; save its table alone as .xlsx or as CSV UTF-8",
    "far": "cell {subject} lies far beyond the table; empty it, or remove its row and column",
    "failed_formula": "cell {subject}: its formula failed; write the value itself",
    "not_worked_out": "the formula in cell {subject} was never worked out; save the file with Excel",
    "sheets": "several sheets may have the answers: {subject}; leave the one that does",
    "answers_file": "the answers of one person; `flask plan` draws up the plan",
    "words": "the group’s workbook says everything in words; take the table (CSV) from the workshop’s page",
    "form": "line {subject}: the quotation marks do not match, or one is never closed; save it as CSV again",
    "empty": "a header row and at least one participant are needed; `--template` writes an empty table",
    "column": "there is no question {subject!r}{close}; correct the heading or remove the column",
    "repeated": "the column {subject} is there twice; remove one",
}
STEPS = "the steps of one plan; take that person’s answers file (answers.json), which `flask plan` reads"
MOST_CANDIDATES = 5
SHOWN = 40
# A regional key in a column of numbers: 1,20600E+11
ROUNDED = re.compile(r"\d[.,]?\d*e\+?\d+", re.IGNORECASE)


def is_step_table(document: bytes) -> bool:
    """Whether it is what the plan's page offers to keep track of the steps."""
    with suppress(TableError):
        first = next(iter(read_rows(document, (), lambda _row: False)), [])
        return tuple(first) in {heads(language) for language in LANGUAGES}
    return False


def table_remedy(error: TableError) -> str:
    close = f"; did you mean {error.close!r}?" if error.close else ""
    return TABLE_REMEDIES[error.fault].format(subject=error.subject, close=close)


def row_remedies(bad_row: BadRow, catalogue: Catalogue) -> Iterator[str]:
    """A line for each reason: row, column, value and what to do."""
    for column, typed, error in bad_row.reasons:
        yield f"row {bad_row.row}, {_reason(column, typed, error, catalogue)}"


def _reason(column: str, typed: str, error: AnswerError, catalogue: Catalogue) -> str:
    if not column:
        return f"a value without a heading above it: {_quoted(typed)}; remove it or name its column"
    if told := _told_of_value(error):
        return f"{column}: {_quoted(error.value)} {told}"
    if error.fault == "too_long":
        most = _longest(column, catalogue)
        return f"{column}: {_quoted(typed)} has {len(typed)} characters; shorten it to {most}"
    if error.fault == "option":
        return remedy(AnswerError("option", column, _cut(error.value)), catalogue)
    return f"{remedy(error, catalogue)} ({_quoted(typed)})"


def _told_of_value(error: AnswerError) -> str:
    match error:
        case AmbiguousPlace():
            return _meant(error)
        case FailedFormula():
            return "is a formula that failed; write the value itself"
        case DateForQuarter():
            kind = "month" if error.is_month else "date"
            return f"is a {kind}, no quarter; make the column text and write 2027-Q3"
        case _:
            return ""


def _meant(error: AmbiguousPlace) -> str:
    if ROUNDED.fullmatch(error.value):
        return "is a number that the spreadsheet rounded; make the column text and write the key again"
    if not error.candidates:
        return "is not a known place; write its official name or its key"
    offered = error.candidates[:MOST_CANDIDATES]
    listed = "; ".join(f"{eight_digits(place.key)} {place.label}" for place in offered)
    return f"leaves open which place is meant; write its key: {listed}"


def _longest(column: str, catalogue: Catalogue) -> int:
    question = catalogue.question(column)
    return question.max_length if question else LONGEST_SEAT


def _quoted(typed: str) -> str:
    return repr(_cut(typed))


def _cut(typed: str) -> str:
    return typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
