"""`flask plans`: a table of answers, a plan for each row."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from pypdf import PdfReader

from questionnaire.answers.answers import Answers
from questionnaire.answers.table import Participant
from questionnaire.cli.print_run import file_names
from questionnaire.report.pdf.document_kind import DocumentKind
from questionnaire.report.processes.pool import RenderPool
from questionnaire.texts import LANGUAGES, Language
from tests.answers.workbooks import with_rows
from tests.cli.command import Run
from tests.jobs.room import wait_until
from tests.web.visitor import SAMPLES

TABLE = """seat;name;fields;form;target;start
7;MittagsTisch;school_meals;food;Eberswalde;2027-Q3
;Ömers Café;kita;2;Neustadt;2027-Q3
12;;A;service;Barnim;3/2027
13;{nonsense};A;1;Barnim;?
""".format(nonsense="Qwertz " * 285)
PRINTED = ["plan-007-mittagstisch.pdf", "plan-012.pdf"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "answers.csv"
    file.write_text(TABLE, encoding="cp1252")
    return file


@pytest.fixture
def done(run: Run, table: Path, tmp_path: Path) -> Result:
    words = ("--language", "en", "--today", "2026-11-23", "--processes", "2")
    return run("plans", table, *words, "--output", tmp_path / "out", "--merge", tmp_path / "all.pdf")


def test_good_rows_are_printed_and_bad_ones_listed(done: Result, tmp_path: Path) -> None:
    told = done.stderr.splitlines()

    assert (done.exit_code, done.stdout) == (1, "plans: 2\n")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == PRINTED
    assert told[-3] == "left out: 2"
    assert told[-2].startswith("row 3, target: 'Neustadt' leaves open which place is meant; write its key: 0")
    assert told[-2].count(";") == 5
    assert told[-1].startswith("row 5, name: 'Qwertz Qwertz")
    assert told[-1].endswith("has 1994 characters; shorten it to 60")
    merged = PdfReader(tmp_path / "all.pdf")
    bookmarks = [entry.title for entry in merged.outline if not isinstance(entry, list)]
    assert bookmarks == ["007 · MittagsTisch", "012"]
    assert merged.metadata is not None
    assert merged.metadata.title == "All plans"
    assert "Seat 7" in merged.pages[0].extract_text()


class Holding(RenderPool):
    """The first plan takes until another one lies in the folder."""

    folder: Path

    def render(self, html: str, look: DocumentKind = "plan") -> bytes:
        if "Seat 1 " in html:
            wait_until((self.folder / "plan-002.pdf").exists)
        return super().render(html, look)


def test_a_plan_is_in_the_folder_although_one_before_it_takes_long(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Holding.folder, table, merged = (tmp_path / name for name in ("out", "answers.csv", "all.pdf"))
    table.write_text("seat,form\n1,1\n2,1\n")
    monkeypatch.setattr("questionnaire.cli.plan_files.RenderPool", Holding)

    done = run("plans", table, "--language", "en", "--output", Holding.folder, "--merge", merged)

    assert (done.exit_code, done.stdout) == (0, "plans: 2\n")
    outline = PdfReader(merged).outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == ["001", "002"]


def test_file_names_are_ascii_and_no_two_alike() -> None:
    seats = [("7", "Ömers Café & Co."), ("7", "Ömers Café & Co."), ("", ""), ("東京", ""), ("../Rot", "")]
    participants = [
        Participant(number, number + 1, seat, Answers({"name": (name,)} if name else {}))
        for number, (seat, name) in enumerate(seats, 1)
    ]

    assert list(file_names(participants).values()) == [
        "plan-007-oemers-cafe-co.pdf",
        "plan-007-oemers-cafe-co-row-3.pdf",
        "plan-003.pdf",
        "plan-004.pdf",
        "plan-rot.pdf",
    ]


def test_a_name_that_looks_like_a_second_one_takes_nobodys_file() -> None:
    rows = [Participant(row - 1, row, seat, Answers()) for row, seat in ((2, "a-row-4"), (3, "a"), (4, "a"))]

    names = list(file_names(rows).values())

    assert (names[:2], len(set(names))) == (["plan-a-row-4.pdf", "plan-a.pdf"], 3)


def test_a_plan_takes_a_links_place_and_touches_nothing_behind_it(run: Run, tmp_path: Path) -> None:
    table, precious, folder = tmp_path / "answers.csv", tmp_path / "precious.txt", tmp_path / "plans"
    table.write_text("seat,form\n7,1\n")
    precious.write_text("precious")
    folder.mkdir()
    (folder / "plan-007.pdf").symlink_to(precious)

    assert run("plans", table, "--output", folder, "--processes", "1").exit_code == 0

    plan = folder / "plan-007.pdf"
    assert (precious.read_text(), plan.is_symlink(), plan.read_bytes()[:4]) == ("precious", False, b"%PDF")
    assert plan.stat().st_mode & 0o077 == 0


def test_one_file_alone_leaves_no_folder(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("name,form\nWerkstatt,1\n")

    done = run("plans", table, "--merge", tmp_path / "all.pdf", "--processes", "1")

    assert (done.exit_code, done.stdout) == (0, "plans: 1\n")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "all.pdf", table]


def test_the_template_is_a_table_without_participants(run: Run, tmp_path: Path) -> None:
    template = tmp_path / "answers.csv"

    written = run("plans", "--template", template, "--language", "en")
    done = run("plans", template, "--output", tmp_path / "out")

    assert (written.exit_code, written.output) == (0, "")
    assert template.read_text(encoding="utf-8-sig").startswith("seat,name,sentence,fields,")
    assert done.exit_code == 2
    assert "at least one participant" in done.stderr


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("seat,named_contact\n1,nobody\n", ["'named_contact'", "did you mean 'named_contacts'?"]),
        ("name,name\na,b\n", ["name is there twice"]),
        ('name\n"open\n', ["line 2", "quotation marks"]),
        ("", ["--template"]),
        ("sep=|\nseat|name\n", ["'sep=|'", "comma, semicolon and tab"]),
        ("seat;name\n1;L\0we\n", ["line 2 is no text", "CSV UTF-8"]),
    ],
)
def test_an_unreadable_table_is_named_with_a_remedy(
    run: Run, tmp_path: Path, content: str, named: list[str]
) -> None:
    table = tmp_path / "answers.csv"
    table.write_text(content)

    done = run("plans", table, "--output", tmp_path / "out")

    assert done.exit_code == 2
    assert done.stderr.startswith(f"{table}: ")
    assert [word for word in named if word not in done.stderr] == []
    assert not (tmp_path / "out").exists()


def test_where_every_row_is_bad_nothing_is_printed(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("form\nship\n")

    done = run("plans", table, "--merge", tmp_path / "all.pdf")

    assert (done.exit_code, done.stdout) == (1, "plans: 0\n")
    assert "row 2, form: cannot be 'ship'; choose one of digital" in done.stderr
    assert not (tmp_path / "all.pdf").exists()


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1,20600E+11", "'1,20600E+11' is a number that the spreadsheet rounded; make the column text"),
        ("120600052025", "'120600052025' is not a known place; write its official name or its key"),
        ("03159", "'03159' leaves open which place is meant; write its key: 12071044 Döbern"),
        ("99999", "'99999' is not a known place; write its official name or its key"),
        ("120601052052", "'120601052052' leaves open which place is meant; write its key: 12060052 Eber"),
    ],
)
def test_a_key_that_is_none_is_quoted_with_a_remedy(run: Run, tmp_path: Path, cell: str, told: str) -> None:
    table = tmp_path / "answers.csv"
    table.write_text(f"seat;target\n7;{cell}\n")

    done = run("plans", table, "--merge", tmp_path / "all.pdf")

    assert f"row 2, target: {told}" in done.stderr


def test_a_formula_that_failed_is_quoted_with_a_remedy(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("seat;name\n1;#BEZUG!\n")

    done = run("plans", table, "--merge", tmp_path / "all.pdf")

    assert "row 2, name: '#BEZUG!' is a formula that failed; write the value itself" in done.stderr


@pytest.mark.parametrize(("cell", "kind"), [("01.03.2027", "date"), ("12/2027", "month")])
def test_a_quarter_that_became_a_date_is_quoted_with_a_remedy(
    run: Run, tmp_path: Path, cell: str, kind: str
) -> None:
    table = tmp_path / "answers.csv"
    table.write_text(f"seat;name;start\n1;A;{cell}\n")

    done = run("plans", table, "--merge", tmp_path / "all.pdf")

    remedy = f"'{cell}' is a {kind}, no quarter; make the column text and write 2027-Q3"
    assert f"row 2, start: {remedy}" in done.stderr


def test_a_workbook_is_a_table_and_what_is_wrong_in_it_is_quoted(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "answers.xlsx"
    table.write_bytes(with_rows(["seat", "target"], [1, "Neustadt"], [2, 120601052052]))

    done = run("plans", table, "--merge", tmp_path / "all.pdf")

    assert (done.exit_code, done.stdout) == (1, "plans: 0\n")
    assert "row 2, target: 'Neustadt' leaves open which place is meant" in done.stderr
    assert "row 3, target: '120601052052' leaves open which place is meant" in done.stderr


@pytest.mark.parametrize(
    ("document", "named"),
    [
        (b"\xd0\xcf\x11\xe0", ["Excel 2003", "save it as .xlsx"]),
        (b"PK\x03\x04", ["damaged", "save the table as .xlsx"]),
        (with_rows([], *[[]] * 10_000, ["far"]), ["cell A10002 lies far beyond the table; empty it"]),
    ],
)
def test_a_workbook_that_cannot_be_read_is_named_with_a_remedy(
    run: Run, tmp_path: Path, document: bytes, named: list[str]
) -> None:
    table = tmp_path / "answers.xlsx"
    table.write_bytes(document)

    done = run("plans", table, "--merge", tmp_path / "all.pdf")

    assert (done.exit_code, done.stderr.startswith(f"{table}: ")) == (2, True)
    assert [word for word in named if word not in done.stderr] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["tasks.csv", "tasks.xlsx"])
def test_a_table_of_steps_is_told_from_one_of_answers(
    run: Run, tmp_path: Path, language: Language, name: str
) -> None:
    sample = SAMPLES / "school-meals-uckermark.json"
    run("plan", sample, "--language", language, "--output", tmp_path / name)

    done = run("plans", tmp_path / name, "--merge", tmp_path / "all.pdf")

    assert (done.exit_code, done.stderr.startswith(f"{tmp_path / name}: the steps of one plan")) == (2, True)


def test_one_persons_answers_are_told_from_a_table_and_a_table_from_them(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("seat,name\n1,Mitreden\n")

    many = run("plans", SAMPLES / "school-meals-uckermark.json", "--merge", tmp_path / "all.pdf")
    one = run("plan", table, "--output", tmp_path / "plan.pdf")

    assert (many.exit_code, "`flask plan`" in many.stderr) == (2, True)
    assert (one.exit_code, "`flask plans`" in one.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["plans"], "ANSWERS"),
        (["plans", "TABLE"], "--output or --merge"),
        (["plans", "nowhere.csv", "--output", "out"], "nowhere.csv"),
        (["plans", "TABLE", "--output", "TABLE"], "--output"),
        (["plans", "TABLE", "--output", "TABLE/out"], "TABLE/out"),
        (["plans", "TABLE", "--output", "out", "--language", "fr"], "fr"),
        (["plans", "TABLE", "--output", "out", "--today", "9999-12-31"], "9999-12-31"),
        (["plans", "TABLE", "--output", "out", "--processes", "0"], "--processes"),
        (["plans", "TABLE", "--merge", "/dev/null"], "/dev/null"),
        (["plans", "--template", "/nowhere/t.csv"], "/nowhere/t.csv"),
    ],
)
def test_wrong_words_are_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "TABLE").write_text("form\n1\n")

    done = run(*words)

    assert done.exit_code == 2
    assert named in done.stderr
