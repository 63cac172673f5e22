"""What a room needs: only from five finished people on, never an individual."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.workshop.group import Distribution, Lag, group
from questionnaire.workshop.progress import current_step, is_finished, open_questions
from questionnaire.workshop.workshop import SeatAnswers
from tests.answers.sheets import CATALOGUE, REGIONS, SAMPLES

WHOLE = read_answers(CATALOGUE, REGIONS, SAMPLES[0].read_bytes())
UNFINISHED = Answers({key: WHOLE[key] for key in ("fields", "form")})
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def sheets(*given: Answers) -> list[SeatAnswers]:
    return [SeatAnswers(number, "2026.1", NOW, answers) for number, answers in enumerate(given, 1)]


def without(*questions: str) -> Answers:
    return Answers({key: value for key, value in WHOLE.items() if key not in questions})


def test_who_answered_nothing_is_at_the_first_step() -> None:
    assert current_step(CATALOGUE, Answers()) == 1


def test_the_last_step_with_an_answer_is_behind_them() -> None:
    begun = {question.id for step in CATALOGUE.steps[:4] for question in step.questions}

    assert current_step(CATALOGUE, Answers({key: WHOLE[key] for key in begun & WHOLE.keys()})) == 5


def test_whoever_leaves_questions_open_has_finished_all_the_same() -> None:
    left_open = without("coverage", "papers")

    assert is_finished(CATALOGUE, left_open)
    assert open_questions(CATALOGUE, left_open) - open_questions(CATALOGUE, WHOLE) == 2


def test_optional_questions_hold_nobody_up() -> None:
    assert is_finished(CATALOGUE, without("name", "sentence", "customers"))


@pytest.mark.parametrize("count", [0, 1, 4])
def test_below_five_finished_sheets_there_is_no_distribution(count: int) -> None:
    found = group(CATALOGUE, sheets(*[WHOLE] * count, UNFINISHED))

    assert (found.finished, found.distributions, found.needs) == (count, (), ())


def test_each_finished_sheet_counts_once_in_each_lesson() -> None:
    found = group(CATALOGUE, sheets(*[WHOLE] * 5, UNFINISHED))

    assert [sum(lesson.stages) + lesson.open_count for lesson in found.distributions] == [5] * 7


def test_what_lags_furthest_is_needed_most() -> None:
    lesson = CATALOGUE.lessons[3]
    weak = {question.id: (question.options[0].id,) for question in lesson.questions}
    others = (q for other in CATALOGUE.lessons if other != lesson for q in other.questions)
    strong = {question.id: (question.options[3].id,) for question in others}

    found = group(CATALOGUE, sheets(*[Answers({**WHOLE, **strong, **weak})] * 5))

    assert found.needs[0] == lesson


def test_the_number_told_is_the_one_that_ranks() -> None:
    found = group(CATALOGUE, sheets(*[WHOLE] * 5))

    told = [distribution.percent for distribution in found.ranked]

    assert told == sorted(told) and all(0 <= percent <= 100 for percent in told)


def at(*levels: int) -> Distribution:
    """The first lesson, with one person at each level; -1 knows nothing."""
    lesson = CATALOGUE.lessons[0]
    given = [
        {
            question.id: (question.options[level].id if level >= 0 else "unknown",)
            for question in lesson.questions
        }
        for level in levels
    ]
    return group(CATALOGUE, sheets(*(Answers({**WHOLE, **answers}) for answers in given))).distributions[0]


@pytest.mark.parametrize(
    ("levels", "stage", "count"),
    [
        ((-1, -1, 0, 3, 3), 0, 3),
        ((0, 0, 0, 0, 0), 0, 5),
        ((0, 1, 1, 3, 3, 3), 1, 3),
        ((-1, 0, 2, 2, 3), 2, 4),
        ((0, 3, 3, 3, 3), 3, 5),
    ],
)
def test_the_lag_is_where_half_of_the_group_is_reached(
    levels: tuple[int, ...], stage: int, count: int
) -> None:
    assert at(*levels).lag == Lag(stage, count, len(levels))


def test_why_a_lesson_is_needed_never_speaks_of_less_than_half() -> None:
    for levels in itertools.combinations_with_replacement((-1, 0, 1, 2, 3), 5):
        lag = at(*levels).lag
        assert lag.count * 2 >= lag.total
