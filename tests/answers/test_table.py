"""A table of answers, as people make them with spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from questionnaire.answers.cells import AmbiguousPlace, CellReader, FailedFormula
from questionnaire.answers.keys import keys
from questionnaire.answers.quarter_cells import DateForQuarter
from questionnaire.answers.rows import TableError
from questionnaire.answers.table import AnswersTable, BadRow, read_table
from questionnaire.answers.template import empty_table
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.regions import Regions
from questionnaire.texts import LANGUAGES, Language

Read = Callable[[str | bytes], AnswersTable]
Value = Callable[[str, str], tuple[str, ...]]
NONSENSE = "Qwertz 2000 " * 167


@pytest.fixture(scope="module")
def cells(regions: Regions) -> CellReader:
    return CellReader(regions, Gazetteer(regions))


@pytest.fixture
def read(catalogue: Catalogue, cells: CellReader) -> Read:
    def table(text: str | bytes) -> AnswersTable:
        return read_table(catalogue, cells, text.encode() if isinstance(text, str) else text)

    return table


@pytest.fixture
def value(read: Read) -> Value:
    """What a column's cell is read as."""

    def read_as(column: str, cell: str) -> tuple[str, ...]:
        (found,) = read(f'seat,{column}\n1,"{cell}"\n').participants
        return found.answers.get(column, ())

    return read_as


def faults(bad: BadRow) -> list[tuple[str, str]]:
    return [(column, error.fault) for column, _, error in bad.reasons]


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("form", "food", ("food",)),
        ("form", "3", ("food",)),
        ("form", " Essen oder Lebensmittel ", ("food",)),
        ("form", "FOOD", ("food",)),
        ("form", "", ()),
        ("named_contacts", "?", ("unknown",)),
        ("fields", "A|kita; Migration und Integration", ("school_education", "kita", "integration")),
        ("fields", "bd", ("kita", "integration")),
        ("named_contacts", "9", ("unknown",)),
        ("target", "9", ("unknown",)),
        ("start", "3 27", ("2027-Q3",)),
        ("name", "'=1+1", ("=1+1",)),
        ("start", "2027-Q3", ("2027-Q3",)),
        ("start", "q3 2027", ("2027-Q3",)),
        ("start", "3/2027", ("2027-Q3",)),
        ("target", "Eberswalde", ("12060052",)),
        ("target", "12060052", ("12060052",)),
        ("target", "1001", ("01001",)),
        ("target", "09162000", ("09162",)),
        ("target", "091620000000", ("09162",)),
        ("customers", "9 162 000; 12\u00a0060\u00a0052", ("09162", "12060052")),
        ("target", "?", ("unknown",)),
        ("customers", "Templin|Barnim", ("12073572", "12060")),
        ("name", "7 | 8; und ?", ("7 | 8; und ?",)),
        ("name", "?", ("?",)),
    ],
)
def test_a_cell_says_it_by_id_key_or_words(
    value: Value, column: str, cell: str, expected: tuple[str, ...]
) -> None:
    assert value(column, cell) == expected


def test_an_answer_that_does_not_apply_has_a_sign(value: Value, catalogue: Catalogue) -> None:
    question = next(question for question in catalogue.questions if question.inapplicable)

    assert value(question.id, "-") == value(question.id, "inapplicable") == ("inapplicable",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
def test_any_spreadsheet_can_write_it(read: Read, delimiter: str, encoding: str) -> None:
    rows = [["seat", "name", "form"], ["7", "Café Größe", "1"], []]
    text = "\r\n".join(delimiter.join(row) for row in rows)

    (found,) = read(text.encode(encoding)).participants

    assert (found.seat, found.answers.one("name"), found.answers.one("form")) == (
        "7",
        "Café Größe",
        "digital",
    )


def test_remarks_and_empty_rows_do_not_count_but_keep_their_numbers(read: Read) -> None:
    table = read("seat,name\n# seat,a remark\n\n7,One\n,\n#8,Two\n")

    assert [(found.number, found.row, found.seat) for found in table.participants] == [
        (1, 4, "7"),
        (2, 6, "#8"),
    ]


def test_forty_participants_of_whom_three_typed_nonsense(read: Read) -> None:
    names = ["Werkstatt"] * 40
    names[4] = names[20] = names[39] = NONSENSE

    table = read("seat,name\n" + "".join(f"{seat},{name}\n" for seat, name in enumerate(names, 1)))

    assert len(table.participants) == 37
    assert [(bad.row, faults(bad)) for bad in table.bad_rows] == [
        (6, [("name", "too_long")]),
        (22, [("name", "too_long")]),
        (41, [("name", "too_long")]),
    ]


def test_every_reason_of_a_row_is_told_at_once(read: Read) -> None:
    (bad,) = read("name,form,fields,start,seat\nx,ship,kita|kita,2027," + "9" * 21 + ",more\n").bad_rows

    assert faults(bad) == [
        ("form", "option"),
        ("fields", "repeated"),
        ("start", "option"),
        ("seat", "too_long"),
        ("", "question"),
    ]


def test_nonsense_in_any_column_is_a_reason_and_no_failure(read: Read, catalogue: Catalogue) -> None:
    for question in catalogue.questions:
        for nonsense in (NONSENSE, "9" * 5000, "=1+1", "\x01\ud7ff\u202e"):
            table = read(f'seat,{question.id}\n1,"{nonsense}"\n')
            assert len(table.participants) + len(table.bad_rows) == 1


@pytest.mark.parametrize(
    ("cell", "is_month"),
    [
        ("01.03.2027", False),
        ("2027-03-01", False),
        ("2027-03-01 00:00:00", False),
        ("1/20/27", False),
        ("4/20/25", False),
        ("1. März 2027", False),
        ("1-Mar-27", False),
        ("12/2027", True),
        ("03.2027", True),
        ("2027-03", True),
        ("7/27", True),
        ("Mrz 27", True),
        ("Mrz. 27", True),
        ("März 2027", True),
        ("Sep-27", True),
    ],
)
def test_a_date_or_a_month_is_no_quarter(read: Read, cell: str, is_month: bool) -> None:
    (bad,) = read(f"seat;name;start\n1;A;{cell}\n").bad_rows

    ((column, typed, error),) = bad.reasons
    assert (bad.row, column, typed) == (2, "start", cell)
    assert isinstance(error, DateForQuarter) and error.is_month is is_month


def test_beside_dates_what_could_be_a_month_is_one(read: Read) -> None:
    table = read("seat;start\n1;3/2027\n2;12/2027\n3;2027-Q3\n4;3 27\n5;2027-3\n")

    assert [found.row for found in table.participants] == [4, 5]
    assert [bad.row for bad in table.bad_rows] == [2, 3, 6]


@pytest.mark.parametrize("formula", ["#REF!", "#BEZUG!", "#N/A", "#NV", "#NAME?", "#DIV/0!"])
@pytest.mark.parametrize("column", ["seat", "name"])
def test_a_formula_that_failed_is_no_text(read: Read, column: str, formula: str) -> None:
    (bad,) = read(f"form;{column}\n1;{formula}\n").bad_rows

    ((where, typed, error),) = bad.reasons
    assert (where, typed) == (column, formula)
    assert isinstance(error, FailedFormula)


@pytest.mark.parametrize("first_line", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_excels_line_about_the_delimiter_is_no_row(read: Read, first_line: str, end: str) -> None:
    table = read("\ufeff" + end.join([first_line, "seat;target", "1;Köln", "2;Neustadt"]))

    assert [(found.row, found.answers.one("target")) for found in table.participants] == [(2, "05315")]
    assert [bad.row for bad in table.bad_rows] == [3]


def test_empty_columns_and_rows_at_the_ends_are_nothing(read: Read) -> None:
    table = read('seat;name;;;\r\n1;"A\r\nB; C";;;\r\n;;;;\r\n; \u00a0;\u200b;;\r\n\x1a')

    assert [dict(found.answers) for found in table.participants] == [{"name": ("A B; C",)}]
    assert table.bad_rows == ()


def test_an_ambiguous_place_lists_whom_it_may_mean(read: Read) -> None:
    (bad,) = read("target\nNeustadt\n").bad_rows

    ((_, typed, error),) = bad.reasons
    assert typed == "Neustadt"
    assert isinstance(error, AmbiguousPlace)
    assert "07316" in [place.key for place in error.candidates]


@pytest.mark.parametrize("typed", ["Cologne", "Prenzlauer Berg", "16225", "03159", "Amt Joachimsthal"])
def test_another_name_is_no_answer_before_somebody_confirms_it(read: Read, typed: str) -> None:
    (bad,) = read(f"target\n{typed}\n").bad_rows

    ((_, _, error),) = bad.reasons
    assert isinstance(error, AmbiguousPlace) and error.candidates


@pytest.mark.parametrize(
    ("document", "fault", "subject", "close"),
    [
        (b"", "empty", "", ""),
        (b"seat,name\n", "empty", "", ""),
        (b"seat,named_contact\n1,nobody\n", "column", "named_contact", "named_contacts"),
        (b"seat,shoe size\n1,43\n", "column", "shoe size", ""),
        (b"name,name\na,b\n", "repeated", "name", ""),
        (b'seat,name\n1,"open\n', "form", "2", ""),
        (b"\x81\x8d\x8f", "encoding", "1", ""),
        (b"seat,name\n1,L\x00we\n", "encoding", "2", ""),
        (b"sep=|\nseat|name\n1|A\n", "delimiter", "|", ""),
        (b'sep=,\nseat,name\n1,"open\n', "form", "3", ""),
    ],
)
def test_a_table_that_cannot_be_read_says_why(
    read: Read, document: bytes, fault: str, subject: str, close: str
) -> None:
    with pytest.raises(TableError) as found:
        read(document)

    assert (found.value.fault, found.value.subject, found.value.close) == (fault, subject, close)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_table_names_every_question_and_every_answer(
    catalogue: Catalogue, language: Language
) -> None:
    text = empty_table(catalogue, language).decode("utf-8-sig")
    header, titles, allowed = csv.reader(
        io.StringIO(text, newline=""), delimiter={"de": ";"}.get(language, ",")
    )

    for column, question in enumerate(catalogue.asked_questions, 1):
        assert (header[column], titles[column]) == (question.id, question.title[language])
        for key, value in keys(question).items():
            option = question.option(value)
            meaning = f"{option.label[language]} ({option.id})" if option else ""
            assert f"{key} = {meaning}" in allowed[column]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_table_can_be_filled_in_and_read(
    catalogue: Catalogue, language: Language, read: Read
) -> None:
    text = empty_table(catalogue, language)
    delimiter = {"de": b";", "en": b","}[language]

    table = read(text + delimiter.join([b"7", b"Werkstatt"]) + b"\r\n")

    assert [found.answers.one("name") for found in table.participants] == ["Werkstatt"]
    assert table.bad_rows == ()


def test_an_empty_table_has_no_participants(catalogue: Catalogue, read: Read) -> None:
    with pytest.raises(TableError, match="empty"):
        read(empty_table(catalogue, "de"))
