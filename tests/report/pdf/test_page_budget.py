"""What a plan on paper has room for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.report.pdf.page_budget import LONG, MANY_TASKS, set_out
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


def test_a_phase_by_months_keeps_every_task_under_its_month(sample_plan: ActionPlan) -> None:
    later = phases(sample_plan)[-1]

    assert tuple(task for tasks in later.by_month for task in tasks) == later.tasks
    assert all(len({task.dates.due.replace(day=1) for task in tasks}) == 1 for tasks in later.by_month)
    assert len(later.by_month) == len({task.dates.due.replace(day=1) for task in later.tasks})


def test_six_tasks_are_set_out_in_full_fewer_in_a_longer_plan(draw: Draw) -> None:
    best = {question.id: question.options[-1].id for question in draw().catalogue.indicators}
    longer, longest = draw(**best), draw()
    short = replace(longer, tasks=longer.tasks[:MANY_TASKS])

    assert MANY_TASKS < len(longer.tasks) <= LONG < len(longest.tasks)
    assert [set_out(plan) for plan in (short, longer, longest)] == [6, 5, 3]
    assert [phase.name for phase in phases(longest, set_out(longest))] == ["now", "later"]
