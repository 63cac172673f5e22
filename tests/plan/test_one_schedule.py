"""One date for each thing, in every part of the plan, whatever was answered and whenever it is drawn up.

And whatever became of its steps: done, dropped, moved to any day.
"""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import StepStates
from questionnaire.calendar.days import is_working_day
from questionnaire.calendar.quarters import quarter_of
from questionnaire.catalogue.lessons import DeedKind
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.budget import budget_clock
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.files.calendar_export import calendar_export
from questionnaire.report.files.ics import write_calendar
from questionnaire.report.files.tasks_csv import tasks_csv
from tests.answers.sheets import ALMANAC, EDITION, sheets
from tests.answers.states import step_states

DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))


@given(sheets(), DAYS, step_states())
def test_steps_stand_in_the_order_of_their_dates(answers: Answers, today: date, states: StepStates) -> None:
    tasks = draw_up(EDITION, answers, today, states).tasks

    assert len({task.number for task in tasks}) == len(tasks)
    assert all(earlier.dates.due <= later.dates.due for earlier, later in pairwise(tasks))
    assert all(before < task.number for task in tasks for before in task.after)


@given(sheets(), DAYS)
def test_steps_of_which_none_is_ticked_are_numbered_in_that_order(answers: Answers, today: date) -> None:
    tasks = draw_up(EDITION, answers, today).tasks

    assert [task.number for task in tasks] == list(range(1, len(tasks) + 1))


@given(sheets(), DAYS, step_states())
def test_what_the_budget_needs_is_a_step_and_both_name_the_same_day(
    answers: Answers, today: date, states: StepStates
) -> None:
    plan = draw_up(EDITION, answers, today, states)

    for deed in plan.budget.window.deeds if plan.budget else ():
        days = [task.dates.due for task in plan.tasks if task.action.deed == deed.kind]
        assert days == [deed.day] or (not days and _is_closed(plan, deed.kind))


def _is_closed(plan: ActionPlan, deed: DeedKind) -> bool:
    return any(step.action.deed == deed for step in (*plan.done, *plan.dropped))


@given(sheets(), DAYS, step_states())
def test_no_step_comes_after_the_day_on_which_the_budget_needs_it(
    answers: Answers, today: date, states: StepStates
) -> None:
    plan = draw_up(EDITION, answers, today, states)
    latest = budget_clock(ALMANAC, plan.case, plan.situation.timing, today) if plan.budget else None

    for deed in latest.window.deeds if latest else ():
        task = plan.task_for(deed.kind)
        assert task is None or task.dates.due <= deed.day


@given(sheets(), DAYS, step_states())
def test_a_step_is_due_before_what_depends_on_it(answers: Answers, today: date, states: StepStates) -> None:
    tasks = draw_up(EDITION, answers, today, states).tasks
    due = {task.number: task.dates.due for task in tasks}

    for task in tasks:
        assert all(due[before] < task.dates.due for before in task.after)


@given(sheets(), DAYS, step_states())
def test_each_step_has_a_working_day_from_today_on(answers: Answers, today: date, states: StepStates) -> None:
    plan = draw_up(EDITION, answers, today, states)

    for task in plan.tasks:
        assert today <= task.dates.start <= task.dates.due
        assert is_working_day(task.dates.due, plan.situation.land)


@given(sheets(), DAYS, step_states())
def test_calendar_file_and_table_name_the_plans_own_dates(
    answers: Answers, today: date, states: StepStates
) -> None:
    plan = draw_up(EDITION, answers, today, states)
    due = [task.dates.due for task in plan.tasks]

    assert [date.fromisoformat(day) for day in _column(plan, 4)] == due
    assert sorted(_days_of_steps(plan)) == sorted(due)


def _column(plan: ActionPlan, number: int) -> list[str]:
    rows = list(csv.reader(tasks_csv(plan, "en").decode("utf-8-sig").splitlines()))
    return [row[number] for row in rows[1:] if row[number]]


def _days_of_steps(plan: ActionPlan) -> list[date]:
    file = write_calendar(calendar_export(plan, "en"))
    events = icalendar.Calendar.from_ical(file).walk("VEVENT")
    return [event.decoded("dtstart") for event in events if str(event["summary"])[0].isdigit()]


@given(sheets(), DAYS, step_states())
def test_no_start_is_offered_to_officials_before_there_can_be_a_contract(
    answers: Answers, today: date, states: StepStates
) -> None:
    plan = draw_up(EDITION, answers, today, states)
    start = plan.situation.start

    assert start is None or start >= quarter_of(today)
    assert not plan.budget or (start is not None and start >= plan.budget.window.opens)


def test_a_fact_sheet_does_not_wait_for_a_far_budget() -> None:
    budget = {"target": ("14713",), "start": ("2028-Q3",), "budget_rhythm": ("two_years_odd",)}
    far = Answers({**budget, "one_sentence_offer": ("product",)})

    steps = {task.action.id: task for task in draw_up(EDITION, far, date(2026, 11, 30)).tasks}

    assert steps["fact_sheet"].dates.due < date(2027, 3, 1)
