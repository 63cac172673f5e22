"""What a plan on paper has room for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.report.pdf.page_budget import MANY_TASKS, MUCH, dense, set_out
from tests.report.paper import Draw


@pytest.mark.parametrize("in_full", range(3, 8))
def test_phases_tell_every_task_once(sample_plan: ActionPlan, in_full: int) -> None:
    told = [task.number for phase in phases(sample_plan, in_full) for task in phase.tasks]

    assert sorted(told) == [task.number for task in sample_plan.tasks]


def test_first_come_the_three_of_page_one_and_then_all_others_by_date(sample_plan: ActionPlan) -> None:
    now, *others = phases(sample_plan)
    days = [task.dates.due for phase in others for task in phase.tasks]

    assert now.tasks == sample_plan.next_tasks
    assert [phase.name for phase in (now, *others)] == ["now", "next", "later"]
    assert days == sorted(days)


def test_four_tasks_are_set_out_in_full_three_in_a_longer_plan(draw: Draw) -> None:
    longer = draw()
    short = replace(longer, tasks=longer.tasks[:MANY_TASKS])

    assert len(longer.tasks) > MANY_TASKS
    assert [set_out(plan) for plan in (short, longer)] == [4, 3]
    assert [phase.name for phase in phases(longer, set_out(longer))] == ["now", "later"]


def test_steps_and_searches_together_make_a_plan_dense(draw: Draw) -> None:
    plan = draw()
    few = replace(plan, tasks=plan.tasks[: MUCH - len(plan.research)])

    assert (dense(few), dense(plan)) == (False, True)
