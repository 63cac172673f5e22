"""`flask shortlist`: the list of the page, without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import Run
from tests.web.visitor import SAMPLES

SCHOOL_MEALS, UNKNOWN = SAMPLES / "school-meals-uckermark.json", SAMPLES / "all-unknown.json"
DAY = ("--today", "2026-11-23")


def test_it_names_places_with_their_reasons_and_one_reserve(run: Run) -> None:
    done = run("shortlist", SCHOOL_MEALS, "--home", "Eberswalde", "--language", "en", *DAY)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Stadt Eberswalde [12060052]\n  - ")
    assert "  - This is where you are based.\n" in done.stdout
    assert done.stdout.count("(Reserve)") == 1


def test_the_radius_can_be_told_and_a_key_is_as_good_as_a_name(run: Run) -> None:
    given = ("--radius", "district", "--json", *DAY)
    by_key, by_name = (run("shortlist", SCHOOL_MEALS, "--home", home, *given) for home in ("12060", "Barnim"))

    found = json.loads(by_key.stdout)
    assert by_key.stdout == by_name.stdout
    assert [entry["key"][:5] for entry in (*found["places"], found["reserve"])] == ["12060"] * 4
    assert all(entry["reasons"] for entry in found["places"])


def test_home_and_radius_come_from_the_file_where_nothing_else_is_said(run: Run, tmp_path: Path) -> None:
    answers = {"fields": ["youth_family"], "home_place": "12052", "radius": "district"}
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"format": "rathausreif-answers", "version": 1, "answers": answers}))

    assert run("shortlist", file, *DAY).stdout.startswith("Stadt Cottbus")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ([str(UNKNOWN)], "add --home"),
        ([str(UNKNOWN), "--home", "Rosenheim"], "Rosenheim (Stadt) [09163000]"),
        ([str(UNKNOWN), "--home", "Xyzzyhausen"], "no single place is called 'Xyzzyhausen'"),
        ([str(UNKNOWN), "--home", "Barnim", "--radius", "far"], "neighbours"),
        ([str(UNKNOWN), "--home", "Barnim", "--today", "9999-12-31"], "9999-12-31"),
        (["nowhere.json"], "nowhere.json"),
    ],
)
def test_wrong_words_are_named(run: Run, words: list[str], named: str) -> None:
    done = run("shortlist", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert named in done.stderr


def test_a_file_that_cannot_be_used_is_named_with_its_remedy(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text("{", encoding="utf-8")

    done = run("shortlist", file, "--home", "Barnim")

    assert (done.exit_code, done.stderr.startswith(f"{file}: not readable")) == (2, True)
