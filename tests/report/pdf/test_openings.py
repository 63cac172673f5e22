"""The first sentence to say: to officials in German in either plan, with an English gloss below it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from html5lib import HTMLParser

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.task import Task
from questionnaire.report.files.calendar_export import calendar_export
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Print
from tests.report.pdf.test_archive import passages

both = pytest.mark.parametrize("language", LANGUAGES)


def cards(plan: ActionPlan, language: Language) -> list[Element]:
    root = HTMLParser(namespaceHTMLElements=False).parse(plan_html(plan, language))
    return [found for found in root.iter("article") if found.get("class") == "card"]


def paragraphs(card: Element) -> list[tuple[str | None, str | None, str]]:
    """Language, class and words of each, but for the date and without the effort."""
    found = (part for part in card.iter("p") if part.get("class") != "due")
    return [(part.get("lang"), part.get("class"), (part.text or "").strip()) for part in found]


def said(task: Task, language: Language) -> list[tuple[str | None, str | None, str]]:
    if task.action.opening_to == "officials" and language == "en":
        return [("de", None, task.opening.de), (None, "gloss", task.opening.en)]
    return [(None, None, task.opening[language])]


@both
def test_page_one_says_it_to_officials_in_german_and_what_it_means(
    plan: ActionPlan, language: Language
) -> None:
    found = [paragraphs(card) for card in cards(plan, language)]

    assert found == [said(task, language) for task in plan.next_tasks]
    assert {task.action.opening_to for task in plan.next_tasks} == {"officials", "others"}


def test_the_tags_of_the_english_plan_say_that_it_is_german(plan: ActionPlan, printed: Print) -> None:
    to_officials = [task for task in plan.next_tasks if task.action.opening_to == "officials"]

    assert to_officials
    assert len([tag for tag in passages(printed("en"), "de") if tag["/S"] == "/P"]) >= len(to_officials)


@both
def test_the_reminder_says_the_same(plan: ActionPlan, language: Language) -> None:
    texts = {entry.name: entry.text for entry in calendar_export(plan, language).entries}

    for task in plan.tasks:
        sentences = [words for _, _, words in said(task, language)]
        assert texts[f"task/{task.action.id}"].startswith("\n".join(sentences) + "\n\n")
