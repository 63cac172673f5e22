"""How steps speak where the plan knows the place, the office, the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from questionnaire.answers.file import read_answers
from questionnaire.catalogue.ids import StepBlankId
from questionnaire.catalogue.lessons import Action
from questionnaire.catalogue.placeholders import blanks_in
from questionnaire.plan.draw_up import draw_up
from questionnaire.texts import LANGUAGES, Language, Text
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES

ACTIONS = tuple(CATALOGUE.actions)
# The same papers are asked for everywhere, and the same right holds.
SAYS_THE_SAME_EVERYWHERE = {
    "azav_approval",
    "evidence_folder",
    "found_or_carrier",
    "kita_permit",
    "kita_permit_talk",
    "reserved_procedure",
}
LONGEST_TITLE = 42
BLANK = re.compile(r"\{\w+\}")
# A blank stands in the nominative without an article: behind a mark, or behind the word it belongs to.
WELL_PLACED = re.compile(r"(^|[:,] |[„‚(]|\b(Haushalt|Thema|Entwurf für) )\{\w+\}")
ARTICLE = re.compile(
    r"\b(d(er|ie|as|em|en|es)|eine?[mnrs]?|(i|bei|zu|vo)m|zur|(an|in)s)\s+[„‚(]?\{", re.IGNORECASE
)
NAME_IN_BRACKETS = re.compile(r"\([^)]*\{(?!sum|term|budget)")
FORMAL = re.compile(r"\b(Sie|Ihnen|Ihre?[nmrs]?)\b")
INFORMAL = re.compile(r"\b(Euch|Euer|Eure[nmrs]?|Lasst|[Dd]u|[Dd]ich|[Dd]ir)\b")


def pairs(action: Action) -> Iterator[tuple[Text, Text]]:
    """Each informed text with the general one that it takes the place of."""
    words = action.informed
    yield from ((action.title, words.title),) if words.title else ()
    yield from ((action.opening, words.opening),) if words.opening else ()
    yield from ((action.done_when, words.done_when),) if words.done_when else ()
    yield from ((step.text, step.informed) for step in action.instructions if step.informed)


def informed() -> list[Text]:
    return [text for action in ACTIONS for _, text in pairs(action)]


def test_every_title_names_what_the_plan_knows() -> None:
    general = {action.id for action in ACTIONS if action.informed.title is None}

    assert general == SAYS_THE_SAME_EVERYWHERE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_leaves_room_for_the_names(language: Language) -> None:
    titles = [action.informed.title[language] for action in ACTIONS if action.informed.title]

    assert [title for title in titles if len(BLANK.sub("", title)) > LONGEST_TITLE] == []


def test_a_name_is_never_declined_and_has_no_article() -> None:
    german = [text.de for text in informed()]

    assert ARTICLE.search("mit der {office}") and ARTICLE.search("im „{field}“")
    assert [text for text in german if ARTICLE.search(text)] == []
    assert [text for text in german if len(WELL_PLACED.findall(text)) != len(BLANK.findall(text))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_have_brackets_are_not_put_in_brackets(language: Language) -> None:
    assert [text[language] for text in informed() if NAME_IN_BRACKETS.search(text[language])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_knows_more_says_something_else(language: Language) -> None:
    both = [(general[language], told[language]) for action in ACTIONS for general, told in pairs(action)]

    assert [told for general, told in both if general in (told, BLANK.sub("", told))] == []


def test_officials_are_told_sie() -> None:
    to_officials = [action.informed.opening for action in ACTIONS if action.opening_to == "officials"]
    said = [opening.de for opening in to_officials if opening]

    assert said
    assert [words for words in said if INFORMAL.search(words) or not FORMAL.search(words)] == []


def test_each_blank_is_used_by_a_step() -> None:
    used = frozenset[str]().union(
        *(blanks_in(text.de) for text in informed()), *(action.pointless_with for action in ACTIONS)
    )

    assert used == set(StepBlankId)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_step_is_three_to_five_things_to_do(sample: Path) -> None:
    plan = draw_up(EDITION, read_answers(CATALOGUE, REGIONS, sample.read_bytes()), date(2026, 11, 30))

    assert [task.action.id for task in plan.tasks if not 3 <= len(task.instructions) <= 5] == []
