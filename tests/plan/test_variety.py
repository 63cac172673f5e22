"""Page 1 is about the person: no three steps, and no single one, are everybody's."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from questionnaire.plan.draw_up import draw_up
from tests.answers.sheets import EDITION
from tests.plan.random_cases import random_cases

CASES = 500
TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def first_steps() -> list[frozenset[str]]:
    plans = (draw_up(EDITION, answers, TODAY) for answers in random_cases(2026, CASES))
    return [frozenset(task.action.id for task in plan.next_tasks) for plan in plans]


def test_the_most_common_three_first_steps_are_those_of_less_than_a_tenth(
    first_steps: list[frozenset[str]],
) -> None:
    (_, times), *_ = Counter(first_steps).most_common(1)

    assert times < CASES / 10


def test_no_first_step_is_that_of_more_than_a_third(first_steps: list[frozenset[str]]) -> None:
    (_, times), *_ = Counter(step for steps in first_steps for step in steps).most_common(1)

    assert times <= CASES * 35 // 100
