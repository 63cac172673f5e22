from __future__ import annotations

import pytest
from markupsafe import escape

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.plan.task import Task
from questionnaire.report.pdf.page_budget import set_out
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language
from questionnaire.wording.formats import day
from tests.report.paper import Draw

HOSTILE = '<script src=//x.example>{{ 7*7 }}</script>"><img src=file:///etc/passwd>'[:60]


def test_hostile_markup_in_a_name_is_only_text(draw: Draw) -> None:
    html = plan_html(draw(name=HOSTILE, sentence=HOSTILE), "en")

    assert "<script" not in html
    assert "<img" not in html
    assert "49" not in html.split("</title>")[0]


def in_full(plan: ActionPlan) -> list[Task]:
    return [task for phase in phases(plan, set_out(plan)) if phase.name != "later" for task in phase.tasks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_task_is_there_and_the_coming_ones_say_when_they_are_done(
    plan: ActionPlan, language: Language
) -> None:
    html = plan_html(plan, language)

    assert all(escape(task.title[language]) in html for task in plan.tasks)
    assert all(escape(task.done_when[language]) in html for task in in_full(plan))


def test_the_tasks_of_the_coming_weeks_are_told_step_by_step(plan: ActionPlan) -> None:
    html = plan_html(plan, "de")

    for task in in_full(plan):
        assert escape(task.action.why.de) in html
        for instruction in task.instructions:
            assert escape(instruction.text.de) in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_open_stands_with_its_search_instead_of_a_level(draw: Draw, language: Language) -> None:
    plan = draw(budget_health="unknown")

    html = plan_html(plan, language)

    for research in plan.research:
        assert html.count(escape(research.task.research[language])) == 1


BOX: dict[Language, str] = {
    "de": "Einige Zeichen, die Ihr eingegeben habt",
    "en": "Some characters that you typed",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", [{"name": "Kantine 🎉"}, {"name": "", "sentence": "Wir kochen 🍲."}])
def test_replaced_characters_are_admitted_once_where_they_stand(
    draw: Draw, language: Language, typed: dict[str, str]
) -> None:
    html = plan_html(draw(**typed), language)

    assert html.count(BOX[language]) == 1
    assert BOX[language] in html.split('<div class="verdict">')[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_was_replaced_nothing_is_admitted(draw: Draw, language: Language) -> None:
    assert BOX[language] not in plan_html(draw(name="Łódź & Söhne"), language)


def test_without_a_name_nobody_is_addressed(draw: Draw) -> None:
    html = plan_html(draw(name=""), "en")

    assert "<title>Your route to the town hall</title>" in html
    assert 'data-owner="Rathausreif"' in html


def test_the_same_plan_gives_the_same_document(plan: ActionPlan) -> None:
    assert plan_html(plan, "de") == plan_html(plan, "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_later_is_a_table_by_date(plan: ActionPlan, language: Language) -> None:
    table = plan_html(plan, language).split('<table class="later">')[1].split("</table>")[0]
    later = phases(plan, set_out(plan))[-1]

    rows = table.split("<tr>")[2:]

    assert len(rows) == len(later.tasks)
    for row, task in zip(rows, later.tasks, strict=True):
        assert escape(task.title[language]) in row and day(task.dates.due, language) in row
