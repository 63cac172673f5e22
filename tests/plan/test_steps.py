"""The plan follows what became of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.answers.step_states import DONE, DROPPED, StepState, StepStates, moved_to
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.moving import Obstacle, obstacle, out_of_range
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES
from tests.answers.states import GONE

MEALS = next(sample for sample in SAMPLES if sample.stem == "school-meals-uckermark")
MONDAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return read_answers(CATALOGUE, REGIONS, MEALS.read_bytes())


Said = Mapping[str, StepState]
NOTHING: Said = {}


def plan_with(
    answers: Answers, said: Said = NOTHING, since: date | None = None, today: date = MONDAY
) -> ActionPlan:
    return draw_up(EDITION, answers, today, StepStates(said, dict.fromkeys(said, MONDAY), since))


def due(plan: ActionPlan, step: str) -> date:
    task = plan.step(step)
    assert task is not None
    return task.dates.due


def test_a_done_step_is_listed_as_done_and_no_longer_among_those_to_do(answers: Answers) -> None:
    plan = plan_with(answers, {"level_check": DONE})

    assert plan.step("level_check") is None
    assert [(step.action.id, step.said_on) for step in plan.done] == [("level_check", MONDAY)]
    assert (len(plan.done), plan.steps_counted) == (1, plan_with(answers).steps_counted)


def test_a_step_keeps_the_number_that_it_was_printed_with(answers: Answers) -> None:
    printed = {task.action.id: task.number for task in plan_with(answers).tasks}
    later = {"level_check": DONE, "value_calculator": DROPPED, "duty_link": moved_to(date(2027, 9, 1))}

    numbers = {task.action.id: task.number for task in plan_with(answers, later, MONDAY).tasks}

    assert numbers.items() < printed.items() and len(numbers) == len(printed) - 2


@pytest.mark.parametrize("weeks", [0, 1, 4])
@pytest.mark.parametrize("said", [NOTHING, {"level_check": DONE}])
def test_so_it_does_when_it_is_ticked_weeks_later_or_not_at_all(
    answers: Answers, weeks: int, said: Said
) -> None:
    printed = {task.action.id: task.number for task in plan_with(answers).tasks}
    today = MONDAY + timedelta(weeks=weeks)

    states = StepStates(said, dict.fromkeys(said, today), today if said else MONDAY, answered_on=MONDAY)
    numbers = {task.action.id: task.number for task in draw_up(EDITION, answers, today, states).tasks}

    assert numbers.items() <= printed.items()


def test_what_waited_for_a_done_step_moves_up(answers: Answers) -> None:
    before, after = plan_with(answers), plan_with(answers, {"level_check": DONE, "value_calculator": DONE})

    task = after.step("three_doors")
    assert task is not None and len(task.after) == 1
    assert due(after, "duty_link") < due(before, "duty_link")


def test_a_dropped_step_is_listed_as_dropped_and_holds_nothing_up(answers: Answers) -> None:
    plan = plan_with(answers, {"fact_sheet": DROPPED})

    assert [step.action.id for step in plan.dropped] == ["fact_sheet"]
    assert plan.step("fact_sheet") is None
    assert plan.steps_counted == plan_with(answers).steps_counted - 1


def test_the_next_open_step_becomes_one_of_the_three(answers: Answers) -> None:
    before = {task.action.id for task in plan_with(answers).next_tasks}

    after = plan_with(answers, dict.fromkeys(before, DONE)).next_tasks

    assert len(after) == 3
    assert before.isdisjoint(task.action.id for task in after)


def test_a_moved_step_has_its_day(answers: Answers) -> None:
    plan = plan_with(answers, {"budget_health": moved_to(date(2027, 3, 3))})

    assert due(plan, "budget_health") == date(2027, 3, 3)


def test_a_step_that_was_moved_far_away_is_none_of_the_three(answers: Answers) -> None:
    plan = plan_with(answers, {"bridge_list": moved_to(date(2027, 3, 3))})

    assert "bridge_list" not in {task.action.id for task in plan.next_tasks}
    assert len(plan.next_tasks) == 3


def test_a_moved_step_still_comes_after_what_it_depends_on(answers: Answers) -> None:
    plan = plan_with(answers, {"small_pilot": moved_to(date(2027, 1, 11))})

    assert due(plan, "small_pilot") > due(plan, "three_doors")


def test_a_day_that_has_passed_means_today(answers: Answers) -> None:
    assert due(plan_with(answers, {"bridge_list": moved_to(date(2026, 9, 1))}), "bridge_list") == MONDAY


def test_what_is_done_stays_listed_where_the_answers_no_longer_call_for_it(answers: Answers) -> None:
    plan = plan_with(
        Answers({**answers, "one_sentence_offer": ("product",)}), {"small_pilot": DONE, GONE: DONE}
    )

    assert [step.action.id for step in plan.done] == ["small_pilot"]


def test_a_deed_that_is_done_is_not_asked_for_again(answers: Answers) -> None:
    plan = plan_with(answers, {"cost_figure": DONE})

    assert plan.does("figure")
    assert plan.task_for("figure") is None


def test_the_hours_that_are_left_are_those_of_open_steps(answers: Answers) -> None:
    before, after = plan_with(answers), plan_with(answers, {"small_pilot": DONE})
    pilot = next(action.effort_hours for action in CATALOGUE.actions if action.id == "small_pilot")

    assert after.hours_left == tuple(all_ - its for all_, its in zip(before.hours_left, pilot, strict=True))


def test_dates_hold_from_one_day_to_the_next(answers: Answers) -> None:
    first = plan_with(answers, since=MONDAY)

    week_later = plan_with(answers, since=MONDAY, today=MONDAY + timedelta(days=7))

    assert [task.dates.due for task in week_later.tasks] == [task.dates.due for task in first.tasks]


def test_what_is_late_is_due_today_and_after_four_weeks_everything_is_spread_afresh(answers: Answers) -> None:
    late = plan_with(answers, since=MONDAY, today=MONDAY + timedelta(days=22))
    afresh = plan_with(answers, since=MONDAY, today=MONDAY + timedelta(weeks=4))

    assert due(late, "level_check") == late.today
    assert afresh.tasks == plan_with(answers, today=MONDAY + timedelta(weeks=4)).tasks


def test_the_second_look_is_three_months_after_the_last_change(answers: Answers) -> None:
    assert plan_with(answers).second_look == date(2027, 3, 1)
    assert plan_with(answers, since=MONDAY, today=date(2027, 3, 2)).second_look == date(2027, 5, 31)


def test_everything_done_leaves_a_plan_without_steps(answers: Answers) -> None:
    plan = plan_with(answers, {task.action.id: DONE for task in plan_with(answers).tasks})

    assert (plan.tasks, plan.next_tasks, plan.first_call, plan.hours_left) == ((), (), None, (0, 0))
    assert len(plan.done) == plan.steps_counted


def test_a_day_is_refused_with_what_stands_in_its_way(answers: Answers) -> None:
    too_early, too_late = date(2027, 1, 11), date(2027, 6, 7)
    early = obstacle(plan_with(answers, {"small_pilot": moved_to(too_early)}), "small_pilot", too_early)
    late = obstacle(plan_with(answers, {"cost_figure": moved_to(too_late)}), "cost_figure", too_late)

    assert early and early.kind == "first" and early.step and early.step.action.id == "three_doors"
    assert late and (late.kind, late.day) == ("budget", date(2027, 4, 15))


def test_a_saturday_means_the_monday_after_it(answers: Answers) -> None:
    saturday = date(2027, 3, 6)

    assert obstacle(plan_with(answers, {"level_check": moved_to(saturday)}), "level_check", saturday) is None


def test_a_day_in_the_past_or_in_a_hundred_years_is_refused() -> None:
    assert [
        found and found.kind for found in map(_range, (date(2026, 11, 29), date(2126, 1, 1), MONDAY))
    ] == [
        "past",
        "far",
        None,
    ]


def _range(day: date) -> Obstacle | None:
    return out_of_range(day, MONDAY)
