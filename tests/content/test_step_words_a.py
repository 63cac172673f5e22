"""Steps of lessons 1 to 3 that are told with what the plan knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from questionnaire.answers.file import read_earlier
from questionnaire.catalogue.lessons import Action
from questionnaire.plan.draw_up import draw_up
from questionnaire.texts import LANGUAGES, Language, Text
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES

ACTIONS = [action for lesson in CATALOGUE.lessons[:3] for action in lesson.actions]
BLANK = re.compile(r"\{\w+\}")
ARTICLE = re.compile(
    r"\b(d(er|ie|as|em|en|es)|eine?[mnrs]?|(i|bei|zu|vo)m|zur|(an|in)s)\s+[„‚(]?\{", re.IGNORECASE
)
BRACKET = re.compile(r"\([^)]*\{")
INFORMAL = re.compile(r"\b(Euch|Euer|Eure[nmrs]?|Lasst|[Dd]u|[Dd]ich|[Dd]ir)\b")
FORMAL = re.compile(r"\b(Sie|Ihnen|Ihre?[nmrs]?)\b")


def pairs(action: Action) -> Iterator[tuple[Text, Text]]:
    """Each informed text with the general one that it takes the place of."""
    words = action.informed
    yield from ((action.title, words.title),) if words.title else ()
    yield from ((action.opening, words.opening),) if words.opening else ()
    yield from ((action.done_when, words.done_when),) if words.done_when else ()
    yield from ((step.text, step.informed) for step in action.instructions if step.informed)


def informed() -> list[Text]:
    return [told for action in ACTIONS for _, told in pairs(action)]


def test_every_step_has_a_title_that_knows() -> None:
    assert [action.id for action in ACTIONS if action.informed.title is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_that_know_leave_room_for_what_they_know(language: Language) -> None:
    titles = [action.informed.title[language] for action in ACTIONS if action.informed.title]

    assert [title for title in titles if len(BLANK.sub("", title)) > 42] == []


def test_nothing_stands_before_a_blank_that_would_decline_it() -> None:
    assert ARTICLE.search("mit der {office}") and ARTICLE.search("im „{field}“")
    assert [text.de for text in informed() if ARTICLE.search(text.de)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_have_brackets_are_not_put_in_brackets(language: Language) -> None:
    assert [text[language] for text in informed() if BRACKET.search(text[language])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_knows_more_says_something_else(language: Language) -> None:
    both = [(general[language], told[language]) for action in ACTIONS for general, told in pairs(action)]

    assert [told for general, told in both if general in (told, BLANK.sub("", told))] == []


def test_officials_are_told_sie_in_what_knows_too() -> None:
    said = [a.informed.opening.de for a in ACTIONS if a.informed.opening and a.opening_to == "officials"]

    assert [words for words in said if INFORMAL.search(words) or not FORMAL.search(words)] == []


def test_nobody_opens_with_a_word_from_the_law() -> None:
    openings = [text for a in ACTIONS for text in (a.opening, a.informed.opening) if text]

    assert [text.de for text in openings if "Aufgabenträger" in text.de] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_step_is_three_to_five_things_to_do(sample: Path) -> None:
    answers = read_earlier(CATALOGUE, REGIONS, sample.read_bytes()).answers
    tasks = [task for task in draw_up(EDITION, answers, date(2026, 11, 30)).tasks if task.action in ACTIONS]

    assert tasks
    assert {task.action.id for task in tasks if not 3 <= len(task.instructions) <= 5} == set()
