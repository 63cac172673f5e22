"""Whom page 1 says to ring first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from questionnaire.answers.answers import Answers
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.first_call import ELSEWHERE
from tests.answers.sheets import CATALOGUE, EDITION, at_level, sheets
from tests.plan.channel_cases import CASES

TODAY = date(2026, 11, 30)


def plan(answers: Answers) -> ActionPlan:
    return draw_up(EDITION, answers, TODAY)


@given(sheets())
def test_the_call_is_a_step_that_speaks_to_the_officials_of_the_target(answers: Answers) -> None:
    drawn_up = plan(answers)
    call = drawn_up.first_call

    assert call is None or call.task in drawn_up.tasks
    assert call is None or (
        call.task.action.opening_to == "officials" and call.task.action.id not in ELSEWHERE
    )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_channels_own_step_comes_before_all_others(case: dict[str, str]) -> None:
    call = plan(at_level(CATALOGUE, 1, {"target": "12073", **case})).first_call

    assert call is not None
    assert call.task.action.is_of_a_channel or case.get("money_flow") == "results"


def test_without_a_target_or_a_field_nobody_can_be_rung() -> None:
    assert plan(Answers({"fields": ("kita",)})).first_call is None
    assert plan(Answers({"target": ("12073",)})).first_call is None
