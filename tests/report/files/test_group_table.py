"""The group as tables: what stands in them, and that a spreadsheet runs nothing of it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from questionnaire.answers.answers import Answers, Value
from questionnaire.answers.cells import CellReader
from questionnaire.answers.rows import TableError
from questionnaire.answers.table import read_table
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.csv_file import csv_file
from questionnaire.languages import CONVENTIONS
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.regions import Regions
from questionnaire.report.files.group_csv import JOINED, group_csv
from questionnaire.report.files.group_table import TYPED, GroupExport, group_workbook, warnings
from questionnaire.report.files.group_xlsx import write_workbook
from questionnaire.texts import LANGUAGES, Language
from questionnaire.workshop.workshop import SeatAnswers
from tests.answers.sheets import at_level

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x.example")',
    "http://x.example",
]
XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(number: int, answers: Answers) -> SeatAnswers:
    return SeatAnswers(number, "2026.1", datetime(2026, 11, 23, tzinfo=UTC), answers)


@pytest.fixture
def export(catalogue: Catalogue, regions: Regions) -> GroupExport:
    told: dict[str, Value] = {"name": ("Łódź e.V.",), "target": ("12060",), "fields": ("kita", "mobility")}
    whole = Answers({**at_level(catalogue, 2), **told, "start": ("2027-Q3",)})
    sheets = (*(sheet(number, whole) for number in range(1, 6)), sheet(7, Answers()))
    return GroupExport(catalogue, regions, 3, sheets, "en", with_texts=True)


def without_texts(export: GroupExport) -> GroupExport:
    return GroupExport(export.catalogue, export.regions, 3, export.seats, "en")


def named(export: GroupExport, *names: str) -> GroupExport:
    sheets = tuple(sheet(n, Answers({"name": (name,)})) for n, name in enumerate(names, 1))
    return GroupExport(export.catalogue, export.regions, 3, sheets, "en", with_texts=True)


def read_csv(export: GroupExport) -> list[dict[str, str]]:
    text = group_csv(export).decode("utf-8-sig")
    return list(
        csv.DictReader(io.StringIO(text, newline=""), delimiter=CONVENTIONS[export.language].delimiter)
    )


def tables(export: GroupExport) -> dict[str, tuple[tuple[str | int | date, ...], ...]]:
    return {table.title: table.rows for table in group_workbook(export).tables}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("with_texts", [True, False])
def test_the_workbook_for_people_is_told_from_a_table_of_answers(
    export: GroupExport, language: Language, with_texts: bool
) -> None:
    book = group_workbook(replace(export, language=language, with_texts=with_texts))
    cells = CellReader(export.regions, Gazetteer(export.regions))
    answers = next(table for table in book.tables if len(table.rows[0]) > len(export.catalogue.lessons) + 2)
    words = [[str(cell) for cell in row] for row in answers.rows]
    by_hand = csv_file(language, words[:1], words[1:])

    for document in (write_workbook(book), write_workbook(replace(book, tables=(answers,))), by_hand):
        with pytest.raises(TableError) as found:
            read_table(export.catalogue, cells, document)
        assert found.value.fault == "words"


def parts(document: bytes, start: str) -> list[ElementTree.Element]:
    with ZipFile(io.BytesIO(document)) as archive:
        names = [name for name in archive.namelist() if name.startswith(start)]
        return [ElementTree.fromstring(archive.read(name)) for name in names]  # noqa: S314 - our own file


def read_back(export: GroupExport) -> list[Answers]:
    cells = CellReader(export.regions, Gazetteer(export.regions))
    table = read_table(export.catalogue, cells, group_csv(export))
    assert table.bad_rows == ()
    return [found.answers for found in table.participants]


def test_what_was_taken_away_can_be_read_back(export: GroupExport) -> None:
    assert read_back(export) == [seat.answers for seat in export.seats]


def test_a_district_whose_key_is_a_postcode_comes_back(export: GroupExport) -> None:
    told: dict[str, Value] = {"target": ("03159",), "customers": ("07318", "12060052")}
    of_one = GroupExport(
        export.catalogue, export.regions, 3, (sheet(1, Answers(told)),), "en", with_texts=True
    )

    assert read_back(of_one) == [Answers(told)]


def test_names_like_formulas_come_back_as_they_were_typed(export: GroupExport) -> None:
    names = ["=1+1", "@x", "-5 °C", "x;=1+1", "x, -5 °C"]

    assert [answers.one("name") for answers in read_back(named(export, *names))] == names


@pytest.mark.parametrize("foreign", [",", ";", "\t"])
def test_no_cell_is_a_formula_even_for_a_program_that_splits_at_another_sign(
    export: GroupExport, foreign: str
) -> None:
    text = group_csv(named(export, "x;=1+1;y", "x,@SUM(A1)", "x; +1", 'x,=HYPERLINK("http://x")')).decode()

    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=foreign) for cell in row]

    assert [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@"))] == []


def test_a_row_for_each_seat_and_a_column_for_each_question(export: GroupExport) -> None:
    rows = read_csv(export)

    assert [row["seat"] for row in rows] == ["1", "2", "3", "4", "5", "7"]
    assert {question.id for question in export.catalogue.asked_questions} <= rows[0].keys()
    assert rows[0]["fields"] == f"kita{JOINED}mobility" and rows[5]["fields"] == ""


def test_scores_stand_for_each_lesson(export: GroupExport) -> None:
    first, last = read_csv(export)[0], read_csv(export)[-1]

    assert [first[f"direct_contact.{name}"] for name in ("points", "out_of", "stage", "open")] == [
        "8",
        "12",
        "3",
        "0",
    ]
    assert [last[f"direct_contact.{name}"] for name in ("points", "out_of", "stage", "open")] == [
        "0",
        "12",
        "",
        "4",
    ]


def test_the_workbook_speaks_where_the_table_has_ids(export: GroupExport) -> None:
    heads, first, *_ = tables(export)["Answers"]

    said = dict(zip(heads, first, strict=True))
    assert said["3 Which fields do you work in?"] == "Childcare (Kita); Transport"
    assert (
        said["12 Start of the work"]
        == "third\N{NO-BREAK SPACE}quarter\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}2027"
    )
    assert "Landkreis Barnim" in said.values()
    assert len(tables(export)["Scores"]) == 1 + 7 * len(export.seats)


def test_the_legend_explains_every_id_of_the_table(export: GroupExport) -> None:
    told = {row[1] for row in tables(export)["Legend"]}

    for question in export.catalogue.asked_questions:
        assert {question.id, *(option.id for option in question.options)} <= told


def test_without_texts_there_is_neither_name_nor_sentence_nor_place(export: GroupExport) -> None:
    plain = without_texts(export)
    typed = {question.id for question in export.catalogue.asked_questions if question.kind in TYPED}

    assert typed == {"name", "sentence", "target", "customers"}
    assert not typed & read_csv(plain)[0].keys()
    assert "Łódź" not in group_csv(plain).decode() and "Łódź" not in str(tables(plain))
    assert "Barnim" not in str(tables(plain))


def test_what_is_personal_is_said_in_the_file_itself(export: GroupExport) -> None:
    for each in (export, without_texts(export)):
        assert tables(each)["Read me"] == tuple((text,) for text in warnings(each))
        assert [row["read_me"] for row in read_csv(each)][: len(warnings(each))] == list(warnings(each))


def test_fewer_than_five_are_called_single_people(export: GroupExport) -> None:
    assert len(warnings(export)) == 1
    assert "individuals" in warnings(named(export, "a", "b", "c", "d"))[-1]


def test_no_cell_of_the_table_begins_like_a_formula(export: GroupExport) -> None:
    names = [row["name"] for row in read_csv(named(export, *HOSTILE))]

    assert len(names) == len(HOSTILE)
    assert not [name for name in names if name.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_workbook_holds_no_formula_and_no_link(export: GroupExport) -> None:
    document = write_workbook(group_workbook(named(export, *HOSTILE)))

    cells = [cell for part in parts(document, "xl/worksheets/sheet") for cell in part.iter(f"{XML}c")]
    assert cells
    assert not [cell for cell in cells if cell.find(f"{XML}f") is not None]
    assert not [
        part for part in parts(document, "xl/worksheets/sheet") if part.find(f".//{XML}hyperlink") is not None
    ]
    assert {cell.get("t", "n") for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_and_warnings_speak_the_readers_language(export: GroupExport, language: Language) -> None:
    spoken = GroupExport(export.catalogue, export.regions, 3, export.seats, language)

    titles = {
        "de": ["Bitte lesen", "Antworten", "Punkte je Lektion", "Legende"],
        "en": ["Read me", "Answers", "Scores", "Legend"],
    }
    assert list(tables(spoken)) == titles[language]
    assert group_csv(spoken).startswith(b"\xef\xbb\xbfseat" + CONVENTIONS[language].delimiter.encode())
