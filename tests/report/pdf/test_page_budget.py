"""What a plan on paper has room for."""

from __future__ import annotations

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.report.pdf.page_budget import crowded, set_out
from tests.report.paper import Draw


def test_phases_keep_every_task_in_order(plan: ActionPlan) -> None:
    tasks = [task for phase in phases(plan) for task in phase.tasks]

    assert tuple(tasks) == plan.tasks
    assert phases(plan)[0].tasks == plan.next_tasks


def test_six_tasks_are_set_out_in_full_and_three_in_a_long_plan(draw: Draw) -> None:
    best = {question.id: question.options[-1].id for question in draw().catalogue.indicators}
    short, long = draw(**best), draw()

    assert [len(phase.tasks) for phase in phases(short, set_out(short))][:2] == [3, 3]
    assert [phase.name for phase in phases(long, set_out(long))] == ["now", "later"]


def test_page_one_is_narrower_only_when_much_is_typed(draw: Draw) -> None:
    assert not crowded(draw(), "de")
    assert crowded(draw(name="N" * 60, sentence="s" * 200), "de")


def test_page_one_is_narrower_where_german_stands_above_its_gloss(draw: Draw) -> None:
    assert crowded(draw(), "en")
