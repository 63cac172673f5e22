"""`flask limits`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from questionnaire.almanac.limits_table import COLUMNS
from questionnaire.calendar.days import german_day
from questionnaire.content.ledger_file import read_ledger
from questionnaire.places.lands import LANDS
from tests.cli.command import Run
from tests.web.visitor import SAMPLES

Edit = Callable[..., Path]
NEW = {
    "source1.title": "NWertVO, Fassung vom 20. November 2026",
    "source1.address": "https://example.org/nwertvo",
    "source1.dated": "2026-11-20",
}
TODAY = german_day(datetime.now(UTC))
NEXT_YEAR = TODAY + timedelta(days=365)
LATER = {"as_of": "2026-11-20", "review_by": NEXT_YEAR.isoformat()}


@pytest.fixture
def edit(run: Run, tmp_path: Path) -> Edit:
    """The present table with some cells of a Land changed."""

    def edited(land: str, **cells: str) -> Path:
        rows = list(csv.DictReader(io.StringIO(run("limits").output)))
        file = tmp_path / "limits.csv"
        with file.open("w", newline="") as output:
            writer = csv.DictWriter(output, COLUMNS)
            writer.writeheader()
            writer.writerows({**row, **cells} if row["land"] == land else row for row in rows)
        return file

    return edited


def test_the_present_table_changes_nothing(run: Run, edit: Edit) -> None:
    done = run("limits", edit("NI"))

    assert done.exit_code == 0 and f"0 of {len(LANDS)} rows" in done.output


def test_a_check_says_what_would_change_and_writes_nothing(run: Run, edit: Edit, tmp_path: Path) -> None:
    done = run("limits", edit("NI", direct="up_to 50000", **LATER, **NEW))

    assert "NI  correct: " in done.output and "direct up_to 20000 -> up_to 50000" in done.output
    assert not list(tmp_path.rglob("revisions.toml"))


def test_other_dates_alone_confirm(run: Run, edit: Edit) -> None:
    done = run("limits", edit("NI", **LATER))

    assert f"NI  confirm: as_of 2026-06-21 -> 2026-11-20; review_by 2026-12-05 -> {NEXT_YEAR}" in done.output


def test_write_puts_all_of_it_into_effect_with_initials(run: Run, edit: Edit, tmp_path: Path) -> None:
    run("limits", edit("NI", direct="up_to 50000", **LATER, **NEW), "--write", "--by", "AB")

    (ledger_file,) = tmp_path.rglob("revisions.toml")
    (revision,) = read_ledger(ledger_file).revisions
    assert (revision.what, revision.by) == ("lands.NI", "AB")
    assert revision.was["direct"] == {"up_to": 20000} and revision.now["direct"] == {"up_to": 50000}
    assert "NI,confirm,up_to 50000" in run("limits").output


def test_a_plan_of_an_earlier_day_is_drawn_as_it_was(run: Run, edit: Edit, tmp_path: Path) -> None:
    def drawn(name: str, day: str) -> str:
        file = tmp_path / f"{name}.csv"
        run("plan", SAMPLES / "school-meals-uckermark.json", "--today", day, "--output", file)
        return file.read_text()

    before = drawn("before", "2026-11-23"), drawn("after", TODAY.isoformat())
    run("limits", edit("BB", direct="up_to 200000", **LATER, **NEW), "--write", "--by", "AB")

    assert drawn("again", "2026-11-23") == before[0]
    assert drawn("now", TODAY.isoformat()) != before[1]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"direct": "20.000,50"}, "NI, direct: must say `up_to 100000` or `below 216000`"),
        ({"direct": "up_to viel"}, "NI, direct: must be whole euros"),
        ({"direct": ""}, "NI, direct: is needed here"),
        ({"standing": "unknown"}, "NI, standing: means that there is no number"),
        ({"note.en": ""}, "NI, note.en: is there in the other language only"),
        ({"as_of": "2999-01-01"}, "NI, as_of: lies in the future"),
        ({"as_of": "2026-06-20"}, "NI, as_of: is before the day on which it was looked up last"),
        ({"valid_until": "2026-11-01"}, "NI, valid_until: is over"),
        ({"review_by": "2020-01-01"}, "NI, review_by: is over already"),
        ({"review_by": "31. Februar"}, "NI, review_by: must be a day"),
        ({"sources": "limits_matrix"}, "NI, sources: too few that readers may be shown"),
        ({"sources": "limits_xx"}, "NI, sources: is none of those"),
        ({**NEW, "source1.address": "nwertvo.pdf"}, "NI, source1.address: must be a whole address"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(run: Run, edit: Edit, cells: dict[str, str], said: str) -> None:
    done = run("limits", edit("NI", **{**LATER, **cells}), "--write", "--by", "AB")

    assert done.exit_code == 2 and said in done.output


def test_a_land_that_stands_there_twice_is_refused(run: Run, edit: Edit) -> None:
    file = edit("NI")
    file.write_text(file.read_text() + file.read_text().splitlines()[-1] + "\n")

    done = run("limits", file)

    assert done.exit_code == 2 and "TH is there 2 times" in done.output


def test_a_table_of_something_else_is_refused_by_its_columns(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("land;wert\nNI;3\n")

    done = run("limits", file)

    assert done.exit_code == 2 and "there is no column 'wert'" in done.output


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_is_read_as_any_spreadsheet_saves_it(run: Run, edit: Edit, delimiter: str) -> None:
    file = edit("NI", **LATER)
    rows = list(csv.reader(io.StringIO(file.read_text())))
    with file.open("w", newline="") as output:
        csv.writer(output, delimiter=delimiter).writerows([*rows, [""] * len(COLUMNS)])

    assert f"1 of {len(LANDS)} rows" in run("limits", file).output


def test_what_is_no_table_is_told(run: Run, tmp_path: Path) -> None:
    empty, broken = tmp_path / "empty.csv", tmp_path / "broken.xlsx"
    empty.touch()
    broken.write_bytes(b"PK\x03\x04")

    assert "the column land is missing" in run("limits", empty).output
    assert "no workbook of Excel, or damaged" in run("limits", broken).output


def test_nobody_writes_without_initials(run: Run, edit: Edit) -> None:
    assert run("limits", edit("NI", **LATER), "--write").exit_code == 2
    assert run("limits", edit("NI", **LATER), "--write", "--by", "Somebody").exit_code == 0
    assert run("limits", edit("NI", **LATER), "--write", "--by", "Somebody else").exit_code == 2
