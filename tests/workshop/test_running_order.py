"""Ninety minutes for a room: from what it needs, and only from five finished people on."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.workshop.group import Group, group, in_teaching_order
from questionnaire.workshop.running_order import RunningOrder, running_order
from questionnaire.workshop.workshop import SeatAnswers
from tests.answers.sheets import CATALOGUE, REGIONS, SAMPLES

WHOLE = read_answers(CATALOGUE, REGIONS, SAMPLES[0].read_bytes())
NOW = datetime(2026, 11, 23, tzinfo=UTC)
EMPTY = Group(0, ())


def everywhere(level: int, **weak: int) -> Answers:
    """Each lesson at a level, some at another one."""
    levels = {
        question.id: (question.options[weak.get(lesson.id, level)].id,)
        for lesson in CATALOGUE.lessons
        for question in lesson.questions
    }
    return Answers({**WHOLE, **levels})


def room(*given: Answers) -> Group:
    return group(
        CATALOGUE, [SeatAnswers(number, "2026.1", NOW, answers) for number, answers in enumerate(given)]
    )


def order(*given: Answers) -> RunningOrder:
    return running_order(CATALOGUE, room(*given))


def lessons(found: RunningOrder) -> list[str]:
    return [item.lesson.id for item in found.items if item.lesson]


@pytest.mark.parametrize("count", [0, 5])
def test_it_takes_ninety_minutes_without_a_gap(count: int) -> None:
    found = order(*[everywhere(1)] * count)

    assert (found.items[0].start, found.items[-1].end) == (0, 90)
    assert all(before.end == after.start for before, after in itertools.pairwise(found.items))


def test_the_parts_come_in_their_order_with_their_minutes() -> None:
    times = [(item.slot.id, item.minutes) for item in running_order(CATALOGUE, EMPTY).items]

    assert times == [
        ("arrive", 5),
        ("fill_in", 15),
        ("look", 10),
        ("first_exercise", 20),
        ("second_exercise", 20),
        ("own_plan", 15),
        ("first_step", 5),
    ]


def test_what_lags_furthest_comes_first() -> None:
    assert lessons(order(*[everywhere(3, visibility=1, references=0)] * 5)) == ["references", "visibility"]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_below_five_it_is_the_general_order_whatever_they_answered(count: int) -> None:
    found = order(*[everywhere(3, visibility=0, references=0)] * count)

    assert (found, found.general) == (running_order(CATALOGUE, EMPTY), True)


def test_the_general_order_is_about_the_two_gate_questions() -> None:
    gates = {lesson.id for lesson in CATALOGUE.lessons for question in lesson.questions if question.basics}

    assert set(lessons(running_order(CATALOGUE, EMPTY))) == gates == {"direct_contact", "fitting_offer"}


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_where_all_lessons_are_equal_those_come_first_for_which_others_wait(level: int) -> None:
    assert lessons(order(*[everywhere(level)] * 6)) == ["fitting_offer", "direct_contact"]


def test_a_prerequisite_comes_before_what_is_just_as_weak() -> None:
    found = order(*[everywhere(3, open_doors=0, direct_contact=0)] * 5)

    assert lessons(found) == ["direct_contact", "open_doors"]


def test_each_exercise_is_its_lessons_own() -> None:
    found = order(*[everywhere(3, before_the_tender=0, recommendations=1)] * 5)

    assert [item.exercise.id for item in found.exercises if item.exercise] == lessons(found)
    assert [item.title for item in found.exercises] == [
        CATALOGUE.workshop.exercise(lesson).title for lesson in lessons(found)
    ]


def test_the_order_of_seats_makes_no_difference() -> None:
    given = [everywhere(level % 4, visibility=0) for level in range(7)]

    assert order(*given) == order(*reversed(given))


def test_nobody_knowing_anything_still_yields_an_order() -> None:
    unknown = {question.id: ("unknown",) for question in CATALOGUE.indicators}

    assert lessons(order(*[Answers({**WHOLE, **unknown})] * 5)) == ["fitting_offer", "direct_contact"]


def test_the_teaching_order_keeps_every_lesson() -> None:
    assert sorted(in_teaching_order(CATALOGUE.lessons), key=CATALOGUE.lessons.index) == list(
        CATALOGUE.lessons
    )


def test_exercises_that_are_under_way_stay_whoever_finishes_later() -> None:
    begun = lessons(order(*[everywhere(2, visibility=0, references=1)] * 5))
    later = room(*[everywhere(2, open_doors=0)] * 9)

    assert lessons(running_order(CATALOGUE, later)) != begun
    assert lessons(running_order(CATALOGUE, later, begun)) == begun


def test_unknown_and_repeated_lessons_are_passed_over() -> None:
    assert (
        lessons(running_order(CATALOGUE, EMPTY, ["nonsense", "visibility", "visibility"]))[0] == "visibility"
    )
    assert len(set(lessons(running_order(CATALOGUE, EMPTY, ["visibility"])))) == 2
