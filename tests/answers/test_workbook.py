"""Tables as Excel's own workbooks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from questionnaire.answers.cells import CellReader
from questionnaire.answers.quarter_cells import DateForQuarter
from questionnaire.answers.rows import TableError, TableFault
from questionnaire.answers.table import AnswersTable, read_table
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.regions import Regions
from tests.answers.workbooks import SHEET, moved, repacked, with_rows, workbook

Read = Callable[[bytes], AnswersTable]
SMALL = with_rows(["seat", "name"], [1, "A"])


@pytest.fixture(scope="module")
def cells(regions: Regions) -> CellReader:
    return CellReader(regions, Gazetteer(regions))


@pytest.fixture
def read(catalogue: Catalogue, cells: CellReader) -> Read:
    return lambda document: read_table(catalogue, cells, document)


def fault(read: Read, document: bytes) -> tuple[TableFault, str]:
    with pytest.raises(TableError) as refused:
        read(document)
    return refused.value.fault, refused.value.subject


def test_a_workbook_says_the_same_as_its_table(read: Read) -> None:
    head: list[object] = ["seat", "name", "target", "customers", "start"]

    table = read(with_rows(head, [], [7, "Café\nGröße", 91620000000, "9162; Barnim", "2027-Q3", ""]))

    (found,) = table.participants
    assert (found.seat, found.row) == ("7", 3)
    assert dict(found.answers) == {
        "name": ("Café Größe",),
        "target": ("09162",),
        "customers": ("09162", "12060"),
        "start": ("2027-Q3",),
    }


def test_a_cell_that_excel_made_a_date_is_no_quarter(read: Read) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("B2", ["seat", "start"])
        sheet.write_datetime("C3", datetime(2027, 3, 1), book.add_format({"num_format": "mmm yy"}))

    (bad,) = read(workbook(fill)).bad_rows

    ((column, typed, error),) = bad.reasons
    assert (bad.row, column, typed) == (3, "start", "2027-03-01")
    assert isinstance(error, DateForQuarter)


def test_a_formula_counts_as_it_was_last_worked_out(read: Read) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["seat", "target"])
        sheet.write_formula(1, 1, '="Ebers"&"walde"', None, "Eberswalde")

    assert read(workbook(fill)).participants[0].answers.one("target") == "12060052"


def test_the_sheet_with_answers_is_read_whatever_stands_beside_it(read: Read) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, "Notizen")
        book.add_worksheet("Antworten").write_column(0, 0, ["name", "A"])
        hidden = book.add_worksheet("Alt")
        hidden.write_column(0, 0, ["name", "B"])
        hidden.hide()

    assert [found.answers.one("name") for found in read(workbook(fill)).participants] == ["A"]


def test_two_sheets_with_answers_are_named(read: Read) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        for answers in (sheet, book.add_worksheet("Herbst")):
            answers.write_column(0, 0, ["name", "A"])

    assert fault(read, workbook(fill)) == ("sheets", "'Tabelle1', 'Herbst'")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ("failed_formula", "B2 says '#DIV/0!'")),
        (b'<c r="B2"><f>A1</f></c>', ("not_worked_out", "B2")),
        (b'<c r="XFD1048576"><v>1</v></c>', ("far", "XFD1048576")),
        (b'<c r="ZZZZ1"><v>1</v></c>', ("far", "ZZZZ1")),
        (b"<c", ("workbook", "")),
    ],
)
def test_what_would_be_lost_is_refused_with_its_cell(
    read: Read, cell: bytes, expected: tuple[TableFault, str]
) -> None:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(b'<c r="B2" t="s"><v>3</v></c>', cell) if name == SHEET else part

    assert fault(read, repacked(with_rows(["seat", "name"], ["1", "A"]), change)) == expected


def with_more_rows(rows: bytes) -> bytes:
    end = b"</sheetData>"
    return repacked(SMALL, lambda name, part: part.replace(end, rows + end) if name == SHEET else part)


def test_a_row_without_names_of_cells_is_found_where_it_lies(read: Read) -> None:
    far = b'<row r="1048576"><c><v>1</v></c></row></sheetData>'
    document = repacked(
        SMALL, lambda name, part: part.replace(b"</sheetData>", far) if name == SHEET else part
    )

    assert fault(read, document) == ("far", "row 1048576")


def test_a_sheet_is_known_by_what_it_holds_wherever_it_lies(read: Read) -> None:
    far = b'<row r="9"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    changed = repacked(
        SMALL, lambda name, part: part.replace(b"</sheetData>", far) if name == SHEET else part
    )
    elsewhere = repacked(changed, lambda _, part: part.replace(b"worksheets/sheet1", b"sheets/a"))

    assert fault(read, moved(elsewhere, SHEET, "xl/sheets/a.xml")) == ("far", "XFD1048576")


def test_a_long_text_that_many_cells_share_is_counted_each_time(read: Read) -> None:
    document = with_rows(["seat", "name"], *([number, "x" * 30_000] for number in range(1_200)))

    assert len(document) < 100_000
    assert fault(read, document) == ("large", "")


def test_a_file_that_unpacks_to_gigabytes_is_refused_by_its_size(read: Read) -> None:
    bomb = repacked(SMALL, lambda name, part: part + b" " * 40_000_000 if name == SHEET else part)

    assert len(bomb) < 100_000
    assert fault(read, bomb) == ("large", "")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old"),
        (b"PK\x03\x04" + bytes(50), "workbook"),
        (SMALL[:-30], "workbook"),
        (repacked(SMALL, lambda name, part: part if name != "xl/workbook.xml" else b"<"), "workbook"),
        (with_rows(), "empty"),
        (with_rows(["seat", "shoe_size"], [1, 44]), "column"),
    ],
)
def test_what_is_no_table_of_answers_is_refused(read: Read, document: bytes, expected: TableFault) -> None:
    assert fault(read, document)[0] == expected
