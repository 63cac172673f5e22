"""`flask plan`: the same plan without a browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.report.exports import EXPORTS, Export, export_for
from questionnaire.texts import LANGUAGES, Language
from tests.cli.command import Run
from tests.web.visitor import SAMPLES

SCHOOL_MEALS = SAMPLES / "school-meals-uckermark.json"
ROOT = SAMPLES.parent


def text_of(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_is_written_as_a_pdf_in_the_language_asked_for(
    run: Run, tmp_path: Path, catalogue: Catalogue, language: Language
) -> None:
    output = tmp_path / "plan.pdf"

    done = run("plan", SCHOOL_MEALS, "--language", language, "--today", "2026-11-23", "--output", output)

    text = text_of(output)
    assert (done.exit_code, done.output) == (0, "")
    assert [lesson.id for lesson in catalogue.lessons if lesson.name[language] not in text] == []
    assert {"de": "23. November 2026", "en": "23 November 2026"}[language] in text


def test_earlier_answers_show_then_and_now(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "plan.pdf"

    done = run("plan", SCHOOL_MEALS, "--earlier", SAMPLES / "repair-cottbus.json", "--output", output)

    assert done.exit_code == 0
    assert "Damals und heute" in text_of(output)


def test_the_same_answers_and_day_give_the_same_file(run: Run, tmp_path: Path) -> None:
    outputs = [tmp_path / "one.pdf", tmp_path / "two.pdf"]

    for output in outputs:
        run("plan", SCHOOL_MEALS, "--today", "2026-11-23", "--output", output)

    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_the_command_works_as_the_readme_types_it(tmp_path: Path) -> None:
    flask = Path(sys.executable).with_name("flask")
    output = tmp_path / "plan.pdf"
    words = ["plan", str(SCHOOL_MEALS), "--language", "de", "--today", "2026-11-23", "--output", str(output)]
    database = {"RATHAUSREIF_DATABASE_URL": f"sqlite:///{tmp_path / 'a.sqlite'}"}

    done = subprocess.run(
        [str(flask), *words],
        cwd=ROOT,
        env={**os.environ, **database},
        capture_output=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert output.read_bytes().startswith(b"%PDF-")


def test_the_ending_ics_writes_a_calendar(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "plan.ics"

    done = run("plan", SCHOOL_MEALS, "--today", "2026-11-23", "--output", output)

    assert (done.exit_code, done.output) == (0, "")
    assert output.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_calendar_of_answers_changed_later_that_day_is_a_later_version(run: Run, tmp_path: Path) -> None:
    answers, numbers = tmp_path / "answers.json", []
    answers.write_bytes(SCHOOL_MEALS.read_bytes())

    for moment in (1_780_000_000, 1_780_000_001, 10**15):
        os.utime(answers, (moment, moment))
        run("plan", answers, "--today", "2026-05-28", "--output", tmp_path / "plan.ics")
        numbers.append(re.findall(r"SEQUENCE:(\d+)", (tmp_path / "plan.ics").read_text())[0])

    assert numbers == sorted(set(numbers))


def sheet(answers: object = None, **changed: object) -> str:
    document = {"format": "rathausreif-answers", "version": 1, "answers": answers or {}}
    return json.dumps({**document, **changed})


@pytest.mark.parametrize(("ending", "start"), [("docx", b"PK"), ("csv", b"\xef\xbb\xbf")])
def test_the_outputs_ending_says_what_is_written(run: Run, tmp_path: Path, ending: str, start: bytes) -> None:
    output = tmp_path / f"plan.{ending}"

    done = run("plan", SCHOOL_MEALS, "--today", "2026-11-23", "--output", output)

    assert (done.exit_code, done.output) == (0, "")
    assert output.read_bytes().startswith(start)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_each_export_is_written_under_its_name(run: Run, tmp_path: Path, export: Export) -> None:
    output = tmp_path / export.name

    done = run("plan", SCHOOL_MEALS, "--today", "2026-11-23", "--output", output)

    assert (done.exit_code, done.output) == (0, "")
    assert output.read_bytes()


def test_a_name_chooses_its_export_and_any_other_the_first_of_its_ending() -> None:
    assert [export_for(export.name) for export in EXPORTS] == list(EXPORTS)
    assert export_for("anything.PDF") == export_for("plan.pdf")
    assert export_for("plan.odt") is None


WRONG = {
    "broken": ('{"format": ', ["download the file again"]),
    "empty": ("", ["download the file again"]),
    "no answers": (sheet(answers=7), ["`answers`", "download"]),
    "another program's": ('{"name": "x"}', ["`format`", "rathausreif-answers"]),
    "from the future": (sheet(version=2), ["version 1"]),
    "an unknown question": (sheet({"shoe_size": "43"}), ["shoe_size", "remove it or correct the id"]),
    "an unknown option": (sheet({"form": "ship"}), ["form", "'ship'", "digital, service, food, goods"]),
    "an unknown level": (sheet({"named_contacts": "x"}), ["named_contacts", "nobody", "unknown"]),
    "an unknown district": (sheet({"target": "Uckermark"}), ["target", "'Uckermark'", "12073"]),
    "no quarter": (sheet({"start": "2027"}), ["start", "2027-Q3"]),
    "too long": (sheet({"name": "x" * 61}), ["name", "shorten it"]),
    "too many": (
        sheet({"fields": ["kita", "mobility", "integration", "culture_sport"]}),
        ["fields", "too many"],
    ),
    "twice": (sheet({"fields": ["kita", "kita"]}), ["fields", "remove one"]),
    "a number": (sheet({"name": 7}), ["name", "quotation marks"]),
    "a hidden character": (sheet({"a\ud800\x1b[2Jb": "x"}), ["no such question"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_input_names_the_file_the_id_and_the_remedy(run: Run, tmp_path: Path, name: str) -> None:
    content, named = WRONG[name]
    file, output = tmp_path / "answers.json", tmp_path / "plan.pdf"
    file.write_text(content, encoding="utf-8")

    done = run("plan", file, "--output", output)

    assert (done.exit_code, output.exists()) == (2, False)
    assert done.stderr.startswith(f"{file}: ")
    assert [word for word in named if word not in done.stderr] == []
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["plan", "nowhere.json", "--output", "plan.pdf"], "nowhere.json"),
        (["plan", str(SCHOOL_MEALS)], "--output"),
        (["plan", str(SCHOOL_MEALS), "--output", "plan.doc"], ".pdf, .ics"),
        (["plan", str(SCHOOL_MEALS), "--language", "fr", "--output", "plan.pdf"], "fr"),
        (["plan", str(SCHOOL_MEALS), "--today", "23.11.2026", "--output", "plan.pdf"], "23.11.2026"),
        (["plan", str(SCHOOL_MEALS), "--output", "/nowhere/plan.pdf"], "/nowhere"),
        (["plan", str(SCHOOL_MEALS), "--output", "plan.odt"], ".docx"),
        (["plan", str(SCHOOL_MEALS), "--today", "9999-12-31", "--output", "plan.pdf"], "9999-12-31"),
        (["plan", str(SAMPLES), "--output", "plan.pdf"], "samples"),
    ],
)
def test_wrong_words_are_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], named: str
) -> None:
    monkeypatch.chdir(tmp_path)

    done = run(*words)

    assert done.exit_code == 2
    assert named in done.stderr
    assert list(tmp_path.glob("*.pdf")) == []
