"""The words of a workshop: each exercise can be done in its time, and reads well from the last row."""

from __future__ import annotations

import re

import pytest

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.texts import LANGUAGES, Language
from tests.content.texts import below

# Two lines of large letters on a projector at 1280 pixels; three where it cannot be helped.
MOST_LETTERS = 175


def test_the_parts_add_up_to_ninety_minutes(catalogue: Catalogue) -> None:
    assert sum(slot.minutes for slot in catalogue.workshop.slots) == 90


def test_the_time_to_fill_in_is_longer_than_the_questionnaire_takes(catalogue: Catalogue) -> None:
    (slot,) = [slot for slot in catalogue.workshop.slots if slot.id == "fill_in"]

    assert slot.minutes >= 15


def test_an_exercise_takes_between_fifteen_and_twenty_minutes(catalogue: Catalogue) -> None:
    minutes = [sum(step.minutes for step in found.steps) for found in catalogue.workshop.exercises]

    assert all(15 <= found <= 20 for found in minutes)


def test_each_lesson_has_an_exercise_of_three_to_five_steps(catalogue: Catalogue) -> None:
    steps = {found.id: len(found.steps) for found in catalogue.workshop.exercises}

    assert steps.keys() == {lesson.id for lesson in catalogue.lessons}
    assert all(3 <= count <= 5 for count in steps.values())


def test_each_exercise_is_done_alone_in_pairs_and_together(catalogue: Catalogue) -> None:
    for exercise in catalogue.workshop.exercises:
        assert {step.who for step in exercise.steps} == {"alone", "pairs", "all"}, exercise.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_fits_projected(catalogue: Catalogue, language: Language) -> None:
    steps = [step.text[language] for found in catalogue.workshop.exercises for step in found.steps]

    assert [step for step in steps if len(step) > MOST_LETTERS] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_sentences_end_as_sentences(language: Language) -> None:
    ending = re.compile(r".*([.?!]|[.?!][“”])$")
    short = (".title", ".material")
    wrong = [
        place
        for place, text in below("workshop").items()
        if not place.endswith(short) and not ending.match(text[language])
    ]

    assert wrong == []


def test_no_exercise_names_an_amount_of_money() -> None:
    """Amounts age; a dated fact is added where one helps."""
    amount = re.compile(r"\d[.,]\d{3}|\d{5,}|€|\d\s?(Euro|euro|EUR)")

    assert [place for place, text in below("workshop").items() if amount.search(text.de + text.en)] == []


def test_what_an_exercise_says_of_integreat_is_in_its_lesson(catalogue: Catalogue) -> None:
    """Each introduction is made from what the lesson tells: most of its nouns stand there."""
    for lesson in catalogue.lessons:
        said = catalogue.workshop.exercise(lesson.id).introduction.de
        told = " ".join((lesson.learnt.de, lesson.gist.de, lesson.title.de, lesson.intro.de))
        story = next(sentence for sentence in re.split(r"(?<=[.?!]) ", said) if "Integreat" in sentence)
        nouns = {word[:6] for word in re.findall(r"\b[A-ZÄÖÜ]\w{4,}", story)}
        assert nouns <= {word[:6] for word in re.findall(r"\w+", told)}, lesson.id
