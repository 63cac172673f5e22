from __future__ import annotations

import pytest
from msgspec.structs import replace

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.reading_time import minutes_left, seconds
from questionnaire.texts import LANGUAGES, Language, Text

CHECK_PAGE = 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_questionnaire_takes_less_than_ten_minutes(
    catalogue: Catalogue, language: Language
) -> None:
    whole = sum(seconds(step, language) for step in catalogue.steps)

    assert whole < 10 * 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_counts(catalogue: Catalogue, language: Language) -> None:
    pages = [page for step in catalogue.steps for page in step.pages]

    assert len(pages) == len(catalogue.steps) + 1
    assert all(20 < seconds(page, language) < 100 for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_page_begins_when_the_first_has_been_read(catalogue: Catalogue, language: Language) -> None:
    first, second = catalogue.offering.pages

    assert seconds(first, language) + seconds(second, language) == seconds(catalogue.offering, language)
    assert minutes_left(catalogue, language, 1, 2) <= minutes_left(catalogue, language, 1)
    assert minutes_left(catalogue, language, 1, 2) >= minutes_left(catalogue, language, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_minutes_are_left_at_the_start_and_one_at_the_end(
    catalogue: Catalogue, language: Language
) -> None:
    left = [minutes_left(catalogue, language, step) for step in range(1, CHECK_PAGE + 1)]

    assert left[0] <= 10
    assert left[-1] == 1
    assert left == sorted(left, reverse=True)


def test_sixty_more_words_take_eighteen_seconds_more(catalogue: Catalogue) -> None:
    step = catalogue.region
    longer = replace(step, intro=Text(de=step.intro.de + " Wort" * 60, en=step.intro.en))

    assert seconds(longer, "de") - seconds(step, "de") == pytest.approx(18)
    assert seconds(longer, "en") == seconds(step, "en")


def test_every_word_that_can_be_read_counts(catalogue: Catalogue) -> None:
    step = catalogue.lessons[0]
    question = step.questions[2]
    assert question.inapplicable is not None

    without = replace(
        step, questions=(*step.questions[:2], replace(question, inapplicable=None), *step.questions[3:])
    )

    assert seconds(without, "de") < seconds(step, "de")


def test_each_possible_choice_takes_four_seconds_more(catalogue: Catalogue) -> None:
    step = catalogue.region
    customers = step.questions[1]
    more = replace(
        step, questions=(step.questions[0], replace(customers, max_choices=5), *step.questions[2:])
    )

    assert seconds(more, "de") - seconds(step, "de") == pytest.approx(8)


def test_what_is_folded_away_takes_no_time(catalogue: Catalogue) -> None:
    lesson = catalogue.lessons[0]
    longer = replace(lesson, learnt=Text(de="Wort " * 500, en="word " * 500))

    assert seconds(longer, "de") == seconds(lesson, "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_about_reserved_contracts_takes_fifteen_seconds_at_most(
    catalogue: Catalogue, language: Language
) -> None:
    offering = catalogue.offering
    without = replace(offering, questions=tuple(q for q in offering.questions if q.id != "reserved"))

    assert seconds(offering, language) - seconds(without, language) <= 15
