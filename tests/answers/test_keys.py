"""Keys on paper: for every question of the catalogue, what is printed is what can be typed."""

from __future__ import annotations

import pytest

from questionnaire.answers.checks import AnswerError, check_values
from questionnaire.answers.keys import (
    DIGITS,
    INAPPLICABLE_KEY,
    LETTERS,
    UNKNOWN_KEY,
    keys,
    numbered,
    read_keys,
)
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Question
from questionnaire.places.regions import Regions
from tests.answers.sheets import CATALOGUE, answers_offered

QUESTIONS = list(CATALOGUE.asked_questions)
CHOOSING = [question for question in QUESTIONS if question.options]


def question(name: str) -> Question:
    found = CATALOGUE.question(name)
    assert found is not None
    return found


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.id)
def test_each_answer_offered_has_one_key_and_no_key_has_another(asked: Question) -> None:
    assert list(keys(asked).values()) == answers_offered(asked)


@pytest.mark.parametrize("asked", CHOOSING, ids=lambda asked: asked.id)
def test_a_key_typed_is_the_answer_beside_it(asked: Question, regions: Regions) -> None:
    for key, answer in keys(asked).items():
        assert check_values(asked, regions, read_keys(asked, key)) == (answer,)


@pytest.mark.parametrize("asked", CHOOSING, ids=lambda asked: asked.id)
def test_no_other_key_is_taken_for_an_answer(asked: Question) -> None:
    for key in {*DIGITS, *LETTERS, UNKNOWN_KEY, INAPPLICABLE_KEY, "I", "O", "ß", "²", "٣"} - keys(
        asked
    ).keys():
        with pytest.raises(AnswerError) as refused:
            read_keys(asked, key)
        assert (refused.value.fault, refused.value.subject) == ("option", asked.id)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.id)
def test_nine_and_nought_mean_the_same_everywhere(asked: Question) -> None:
    assert keys(asked).get(UNKNOWN_KEY, UNKNOWN) == UNKNOWN
    assert keys(asked).get(INAPPLICABLE_KEY, INAPPLICABLE) == INAPPLICABLE


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.id)
def test_an_empty_line_is_no_answer(asked: Question) -> None:
    assert read_keys(asked, "") == read_keys(asked, " - ") == ()


def test_questions_are_numbered_through_the_whole_sheet(catalogue: Catalogue) -> None:
    numbers = [number for number, _ in numbered(catalogue)]

    assert numbers == list(range(1, len(list(catalogue.asked_questions)) + 1))


@pytest.mark.parametrize("typed", ["ac", "A C", "a, c", "A/C", "AC."])
def test_several_are_typed_in_one_go_or_apart(typed: str) -> None:
    assert read_keys(question("fields"), typed) == ("school_education", "school_meals")


@pytest.mark.parametrize(("typed", "fault"), [("ABCD", "too_many"), ("AA", "repeated")])
def test_too_many_letters_are_refused_like_too_many_ticks(typed: str, fault: str, regions: Regions) -> None:
    with pytest.raises(AnswerError) as refused:
        check_values(question("fields"), regions, read_keys(question("fields"), typed))

    assert refused.value.fault == fault


def test_two_digits_are_not_one_answer(regions: Regions) -> None:
    with pytest.raises(AnswerError):
        check_values(question("coverage"), regions, read_keys(question("coverage"), "34"))


@pytest.mark.parametrize("typed", ["3 27", "327", "3/27", "3/2027", "3 2027", "32027", "3.27"])
def test_a_quarter_is_its_number_and_the_year(typed: str) -> None:
    assert read_keys(question("start"), typed) == ("2027-Q3",)


@pytest.mark.parametrize("typed", ["3", "5 27", "27", "0 27", "3 1927", "Q3", "3 2 7 1", "٣27"])
def test_what_is_no_quarter_is_refused(typed: str) -> None:
    with pytest.raises(AnswerError):
        read_keys(question("start"), typed)


def test_a_places_name_is_left_to_the_gazetteer() -> None:
    assert read_keys(question("target"), "Bad Belzig") == ("Bad Belzig",)
    assert read_keys(question("target"), "9") == (UNKNOWN,)
    assert read_keys(question("customers"), "9") == ("9",)


def test_a_name_is_taken_as_it_is() -> None:
    assert read_keys(question("name"), "9") == ("9",)
