"""What a room's plans share: nothing below five plans, nothing below three of them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.workshop.tally import SHARED, Tally, tally
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES

WHOLE = read_answers(CATALOGUE, REGIONS, SAMPLES[0].read_bytes())


def plan(**otherwise: str) -> ActionPlan:
    answers = Answers({**WHOLE, **{question: (value,) for question, value in otherwise.items()}})
    return draw_up(EDITION, answers, date(2026, 11, 23))


SAME = plan()
OPEN = plan(networks="unknown")


def open_questions(found: Tally) -> dict[str, int]:
    return {counted.thing.id: counted.count for counted in found.open_questions}


@pytest.mark.parametrize("count", [0, 1, 4])
def test_below_five_plans_nothing_is_counted(count: int) -> None:
    assert tally([SAME] * count) == Tally(count)


def test_the_next_three_steps_are_counted_once_a_plan() -> None:
    found = tally([SAME] * 6)

    assert [(counted.thing, counted.count) for counted in found.actions] == [
        (task.action, 6) for task in SAME.next_tasks
    ]


@pytest.mark.parametrize(("sharing", "told"), [(1, None), (2, None), (3, 3), (4, 4)])
def test_what_fewer_than_three_share_is_not_told(sharing: int, told: int | None) -> None:
    found = tally([OPEN] * sharing + [SAME] * 4)

    assert open_questions(found).get("networks") == told


def test_a_closed_budget_is_told_only_where_three_share_it() -> None:
    late, early = plan(start="2026-Q4"), plan(start="2030-Q4")
    assert late.budget is not None and late.budget.lost is not None
    assert early.budget is not None and early.budget.lost is None

    assert (tally([late] * 2 + [early] * 4).late, tally([late] * 3 + [early] * 4).late) == (None, 3)


def test_what_comes_up_most_often_comes_first() -> None:
    given = [read_answers(CATALOGUE, REGIONS, path.read_bytes()) for path in SAMPLES]
    found = tally(draw_up(EDITION, answers, date(2026, 11, 23)) for answers in given)

    counts = [counted.count for counted in found.actions]

    assert counts == sorted(counts, reverse=True) and min(counts) >= SHARED
    assert max(Counter(counted.thing.id for counted in found.actions).values()) == 1
