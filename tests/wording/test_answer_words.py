"""Answers in words, the same on a page, on paper and in a file."""

from __future__ import annotations

import pytest

from questionnaire.answers.keys import keys
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.regions import Regions
from questionnaire.texts import LANGUAGES, NO_BREAK, Language
from questionnaire.wording.answer_words import answer_words, choices


@pytest.mark.parametrize(
    ("question_id", "value", "words"),
    [
        ("named_contacts", "nobody", "Noch keine"),
        ("named_contacts", "unknown", "Weiß ich noch nicht"),
        ("target", "12073", "Landkreis Uckermark"),
        ("start", "2027-Q3", "3. Quartal 2027"),
        ("name", "12073", "12073"),
        ("named_contacts", "a_retired_level", "a_retired_level"),
    ],
)
def test_an_answer_is_said_as_its_question_asks_for_it(
    catalogue: Catalogue, regions: Regions, question_id: str, value: str, words: str
) -> None:
    question = catalogue.question(question_id)
    assert question is not None

    said = answer_words(question, value, regions, "de")

    assert said.replace(NO_BREAK, " ") == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_is_said_as_it_is_offered(
    catalogue: Catalogue, regions: Regions, language: Language
) -> None:
    for question in catalogue.asked_questions:
        offered = choices(question, language)

        assert {choice.key: choice.value for choice in offered} == keys(question)
        said = [answer_words(question, choice.value, regions, language) for choice in offered]
        assert said == [choice.label for choice in offered]
