"""The steps as a table that Excel and LibreOffice open as one, in either language."""

from __future__ import annotations

import csv
import io
from datetime import date

import msgspec
import pytest

from questionnaire.languages import CONVENTIONS
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.files.tasks_csv import tasks_csv
from questionnaire.texts import LANGUAGES, NO_BREAK, Language, Text

both = pytest.mark.parametrize("language", LANGUAGES)


def rows(plan: ActionPlan, language: Language) -> list[list[str]]:
    table = tasks_csv(plan, language).decode("utf-8-sig")
    return list(
        csv.reader(io.StringIO(table, newline=""), delimiter=CONVENTIONS[language].delimiter, strict=True)
    )


@both
def test_every_task_is_a_row_in_the_plans_order(plan: ActionPlan, language: Language) -> None:
    _, *found = rows(plan, language)

    assert [row[1] for row in found] == [task.title[language].replace(NO_BREAK, " ") for task in plan.tasks]
    assert {len(row) for row in rows(plan, language)} == {13}


@both
def test_days_are_iso_and_the_start_comes_first(plan: ActionPlan, language: Language) -> None:
    for row in rows(plan, language)[1:]:
        assert date.fromisoformat(row[3]) <= date.fromisoformat(row[4])


def test_the_mark_says_utf_8_and_the_heads_speak_the_plans_language(plan: ActionPlan) -> None:
    assert tasks_csv(plan, "de").startswith("\ufeffNummer;Schritt;Lektion;Beginn;Fällig;".encode())
    assert tasks_csv(plan, "en").startswith("\ufeffNumber,Step,Lesson,Start,Due,".encode())


def test_earlier_steps_are_named_by_number(plan: ActionPlan) -> None:
    found = rows(plan, "de")[1:]

    for row, task in zip(found, plan.tasks, strict=True):
        assert all(str(number) in row[7] for number in task.after)
        assert bool(row[7]) == bool(task.after)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_looks_like_a_formula_becomes_text(plan: ActionPlan, start: str) -> None:
    nasty = Text(de=f"{start}cmd|' /C calc'!A0", en="x")
    task = msgspec.structs.replace(plan.tasks[0], title=nasty)

    found = rows(msgspec.structs.replace(plan, tasks=(task,)), "de")

    assert found[1][1] == f"'{nasty.de}"
