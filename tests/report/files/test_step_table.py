"""The steps as tables: done ones too, with a column for who does it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from zipfile import ZipFile

import pytest

from questionnaire.answers.file import read_answers
from questionnaire.answers.step_states import DONE, DROPPED, StepStates, moved_to
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.files.group_xlsx import write_workbook
from questionnaire.report.files.step_table import heads, step_rows, step_workbook
from questionnaire.report.files.tasks_csv import tasks_csv
from questionnaire.texts import LANGUAGES, Language
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES

both = pytest.mark.parametrize("language", LANGUAGES)
MONDAY = date(2026, 11, 30)
STATES = StepStates(
    {"level_check": DONE, "funding_scan": DROPPED, "permanence_plan": moved_to(date(2027, 6, 7))},
    {"level_check": MONDAY, "funding_scan": MONDAY},
)


@pytest.fixture(scope="module")
def ticked() -> ActionPlan:
    meals = next(sample for sample in SAMPLES if sample.stem == "school-meals-uckermark")
    return draw_up(EDITION, read_answers(CATALOGUE, REGIONS, meals.read_bytes()), MONDAY, STATES)


def parts(plan: ActionPlan, language: Language) -> dict[str, str]:
    with ZipFile(io.BytesIO(write_workbook(step_workbook(plan, language)))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_each_step_says_whether_it_is_open_moved_done_or_left_out(ticked: ActionPlan) -> None:
    states = [row[10] for row in step_rows(ticked, "de")]

    assert states[-2:] == ["erledigt", "fällt weg"]
    assert states.count("verschoben") == 1
    assert set(states[:-2]) == {"offen", "verschoben"}


def test_what_is_done_has_its_day_and_neither_number_nor_date_to_do_it_by(ticked: ActionPlan) -> None:
    done = list(step_rows(ticked, "en"))[-2]

    assert (done[0], done[3], done[4], done[11]) == ("", "", "", MONDAY)


@both
def test_the_last_column_is_empty_for_the_team_to_say_who(ticked: ActionPlan, language: Language) -> None:
    assert heads(language)[-1] == {"de": "Wer", "en": "Who"}[language]
    assert {row[-1] for row in step_rows(ticked, language)} == {""}


def test_the_text_file_has_the_same_rows(ticked: ActionPlan) -> None:
    rows = list(csv.reader(io.StringIO(tasks_csv(ticked, "en").decode("utf-8-sig"), newline="")))

    assert len(rows) == 1 + len(ticked.tasks) + 2
    assert rows[-2][10:] == ["done", "2026-11-30", ""]


@both
def test_the_workbook_has_a_title_and_a_language(ticked: ActionPlan, language: Language) -> None:
    core = parts(ticked, language)["docProps/core.xml"]

    assert f"<dc:language>{language}" in core
    assert re.search("<dc:title>Rathausreif: .+, (Schritte|Steps)</dc:title>", core)


def test_the_workbook_can_be_filtered_and_knows_days_as_days(ticked: ActionPlan) -> None:
    sheet = parts(ticked, "de")["xl/worksheets/sheet1.xml"]
    (days,) = list(parts(ticked, "de")["xl/styles.xml"].split("<numFmt ")[1:])

    assert f'<autoFilter ref="A1:M{1 + len(ticked.tasks) + 2}"/>' in sheet
    assert 'formatCode="yyyy-mm-dd"' in days
    assert f"<v>{(ticked.tasks[0].dates.due - date(1899, 12, 30)).days}</v>" in sheet
