"""Whatever bytes come in as a table: they are refused, or every answer in it is one that may be given."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire.answers.cells import CellReader
from questionnaire.answers.checks import check_values
from questionnaire.answers.rows import TableError
from questionnaire.answers.table import Participant, read_table
from questionnaire.hygiene import clean
from questionnaire.places.gazetteer import Gazetteer
from tests.answers.sheets import CATALOGUE, REGIONS
from tests.answers.workbooks import SHEET, repacked, with_rows

CELLS = CellReader(REGIONS, Gazetteer(REGIONS))
HEADS = [b"seat;name;target;start\n", b"sep=,\r\nfields,customers,form\r\n", b"\xff\xfes\0e\0a\0t\0\n\0"]
BOOK = with_rows(["seat", "name", "start"], [1, "A", "2027-Q3"])
# Marks and noughts are what readers stumble over.
BYTES = st.binary(max_size=80) | st.lists(
    st.sampled_from([b"\xff\xfe", b"\0", b'"', b";", b"\r", b"\x80", b"\xe4", b"sep=", b"PK\x03\x04"])
).map(b"".join)


def participants(document: bytes) -> tuple[Participant, ...]:
    with suppress(TableError):
        return read_table(CATALOGUE, CELLS, document).participants
    return ()


def assert_possible(document: bytes) -> None:
    for participant in participants(document):
        for question_id, value in participant.answers.items():
            question = CATALOGUE.question(question_id)
            assert question and check_values(question, REGIONS, value) == value
            assert all(clean(text) == text for text in value)


@given(BYTES)
def test_arbitrary_bytes_are_never_a_plan(document: bytes) -> None:
    assert participants(document) == ()


@given(st.sampled_from(HEADS), BYTES)
def test_behind_a_good_header_nothing_comes_in_that_may_not_be_answered(head: bytes, rest: bytes) -> None:
    assert_possible(head + rest)


@given(st.integers(0, len(BOOK)), BYTES)
def test_a_workbook_that_was_damaged_anywhere_is_refused_or_read(where: int, damage: bytes) -> None:
    assert_possible(BOOK[:where] + damage + BOOK[where + len(damage) :])


@settings(deadline=None)
@given(
    st.integers(0, 700), BYTES | st.sampled_from([b"<c>", b'r="A9999999"', b't="s"', b"<v>-1</v>", b"&x;"])
)
def test_a_sheet_that_was_damaged_anywhere_is_refused_or_read(where: int, damage: bytes) -> None:
    def change(name: str, part: bytes) -> bytes:
        return part[:where] + damage + part[where + len(damage) :] if name == SHEET else part

    assert_possible(repacked(BOOK, change))
