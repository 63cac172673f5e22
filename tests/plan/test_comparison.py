"""A second look: then against now."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from questionnaire.answers.answers import Answers
from questionnaire.answers.earlier import Earlier
from questionnaire.plan.comparison import Comparison, compare
from questionnaire.plan.scoring import Score, profile
from tests.answers.sheets import CATALOGUE, at_level, indicator_sheets

THEN = date(2026, 8, 24)


def topics(score: Score) -> list[str]:
    return [standing.question.id for standing in score.indicators]


def comparison(then: Answers, now: Answers) -> Comparison:
    return compare(CATALOGUE, Earlier(then, THEN), profile(CATALOGUE, now))


def test_every_lesson_stands_there_then_and_now() -> None:
    found = comparison(at_level(CATALOGUE, 0), at_level(CATALOGUE, 2))

    assert next((then.points, now.points) for then, now in found.pairs) == (0, 8)
    assert len(list(found.pairs)) == 7
    assert found.day == THEN


def test_what_did_not_change_did_not_move() -> None:
    assert comparison(at_level(CATALOGUE, 1), at_level(CATALOGUE, 1)).moves == ()


def test_the_greatest_gain_comes_first_and_a_step_back_last() -> None:
    then = at_level(CATALOGUE, 1)
    now = at_level(CATALOGUE, 1, {"networks": "no_network", "findable": "page_with_reference"})

    moves = comparison(then, now).moves

    assert [move.gain for move in moves] == sorted((move.gain for move in moves), reverse=True)
    assert moves[-1].now.question.id == "networks" and moves[-1].gain == -1


def test_an_answer_found_out_since_is_a_move_even_without_a_point() -> None:
    then = at_level(CATALOGUE, 0, {"networks": "unknown"})

    (move,) = comparison(then, at_level(CATALOGUE, 0)).moves

    assert move.then.option is None and move.now.option is not None and move.gain == 0


def test_what_applied_only_once_is_not_compared() -> None:
    then = at_level(CATALOGUE, 0, {"callable_person": "inapplicable"})

    assert comparison(then, at_level(CATALOGUE, 0)).moves == ()


@given(then=indicator_sheets(), now=indicator_sheets())
def test_gains_add_up_where_everything_applies_both_times(then: Answers, now: Answers) -> None:
    found = comparison(then, now)
    same = [(a, b) for a, b in found.pairs if topics(a) == topics(b)]

    moved = {move.lesson.id: 0 for move in found.moves}
    for move in found.moves:
        moved[move.lesson.id] += move.gain
    assert all(b.points - a.points == moved.get(b.lesson.id, 0) for a, b in same)
