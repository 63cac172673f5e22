"""How the steps of lessons four to seven speak where the plan knows the place, the office, the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from questionnaire.answers.file import read_answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Action
from questionnaire.plan.draw_up import draw_up
from questionnaire.texts import LANGUAGES, Language, Text
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES

LESSONS = frozenset({"recommendations", "references", "before_the_tender", "fitting_offer"})
# The same papers are asked for everywhere, the same right holds; who grants permits differs with the Land.
SAYS_THE_SAME_EVERYWHERE = {"evidence_folder", "kita_permit_talk", "reserved_procedure"}
LONGEST_TITLE = 42
BLANK = re.compile(r"\{\w+\}")
# A blank stands in the nominative without an article: behind a mark, or behind the word it belongs to.
WELL_PLACED = re.compile(r"(^|[:,] |[„‚(]|\bHaushalt |\bThema )\{\w+\}")
FORMAL = re.compile(r"\b(Sie|Ihnen|Ihr|Ihre[nmrs]?)\b")
INFORMAL = re.compile(r"\b(Euch|Euer|Eure[nmrs]?|[Dd]u|[Dd]ich|[Dd]ir)\b")


def actions(catalogue: Catalogue) -> list[Action]:
    return [action for lesson in catalogue.lessons if lesson.id in LESSONS for action in lesson.actions]


def informed(action: Action) -> Iterator[Text]:
    words = action.informed
    yield from (text for text in (words.title, words.opening, words.done_when) if text)
    yield from (step.informed for step in action.instructions if step.informed)


def test_every_title_names_what_the_plan_knows(catalogue: Catalogue) -> None:
    general = {action.id for action in actions(catalogue) if action.informed.title is None}

    assert general == SAYS_THE_SAME_EVERYWHERE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_leaves_room_for_the_names(catalogue: Catalogue, language: Language) -> None:
    titles = [action.informed.title[language] for action in actions(catalogue) if action.informed.title]

    assert [title for title in titles if len(BLANK.sub("", title)) > LONGEST_TITLE] == []


def test_a_name_is_never_declined_and_has_no_article(catalogue: Catalogue) -> None:
    german = [text.de for action in actions(catalogue) for text in informed(action)]

    assert [text for text in german if len(WELL_PLACED.findall(text)) != len(BLANK.findall(text))] == []


def test_officials_are_told_sie(catalogue: Catalogue) -> None:
    to_officials = [action for action in actions(catalogue) if action.opening_to == "officials"]
    said = [action.informed.opening.de for action in to_officials if action.informed.opening]

    assert said
    assert [words for words in said if INFORMAL.search(words) or not FORMAL.search(words)] == []


def test_an_informed_text_is_not_the_general_one(catalogue: Catalogue) -> None:
    for action in actions(catalogue):
        general = {action.title.de, action.opening.de, action.done_when.de}
        general |= {step.text.de for step in action.instructions}
        assert not general & {text.de for text in informed(action)}, action.id


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_step_has_three_to_five_instructions(path: Path) -> None:
    plan = draw_up(EDITION, read_answers(CATALOGUE, REGIONS, path.read_bytes()), date(2026, 11, 30))
    tasks = [task for task in plan.tasks if task.lesson.id in LESSONS]

    assert [task.action.id for task in tasks if not 3 <= len(task.instructions) <= 5] == []
