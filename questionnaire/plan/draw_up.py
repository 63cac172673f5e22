"""The plan: one pure function of an edition, answers and a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import NO_STATES, StepStates
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import QuestionId
from questionnaire.content.edition import Edition
from questionnaire.plan.action_plan import ActionPlan, Chapter, Research
from questionnaire.plan.budget import BudgetClock
from questionnaire.plan.case import read_case
from questionnaire.plan.findings import Findings, findings
from questionnaire.plan.first_call import first_call
from questionnaire.plan.letters import contact_pack
from questionnaire.plan.pace import second_look_on
from questionnaire.plan.sheets import filled_sheets
from questionnaire.plan.shortlist import ShortlistedPlace, places_after, shortlist
from questionnaire.plan.situation import Situation, timing_of
from questionnaire.plan.steps import Basis, steps_of
from questionnaire.plan.task import Task
from questionnaire.plan.verdict import verdict


def draw_up(edition: Edition, answers: Answers, today: date, states: StepStates = NO_STATES) -> ActionPlan:
    """The same answers, the same day and the same states of steps give the same plan.

    Data goes one way: the case, then money and route, then what fits, then priorities, then dates.
    """
    case = read_case(edition, answers)
    timing = timing_of(case.wished, today)
    found = findings(edition, case, timing, today)
    situation = found.situation(timing, today)
    steps = steps_of(Basis(edition, found, situation, states, today))
    tasks = steps.tasks
    catalogue = edition.catalogue
    return ActionPlan(
        edition=edition,
        today=today,
        findings=found,
        situation=situation,
        verdict=verdict(catalogue.ladder, case, situation.channel, states.of_kind("done")),
        tasks=tasks,
        done=steps.done,
        dropped=steps.dropped,
        second_look=second_look_on(states.since, today, situation.land),
        since=states.since,
        first_call=first_call(found, tasks, today),
        chapters=tuple(
            Chapter(score.lesson, score, score.lesson.concerns(situation.channel))
            for score in case.profile.scores
        ),
        research=tuple(_research(catalogue, found, situation)),
        budget=_on_the_days_of(tasks, found.budget),
        contact=contact_pack(catalogue.letters, found, situation),
        sheets=filled_sheets(catalogue.sheets, case, situation),
        shortlist=None if case.target else shortlist(edition, case, today),
        places_after=_places_after(edition, found, today),
    )


def _places_after(edition: Edition, found: Findings, today: date) -> tuple[ShortlistedPlace, ...]:
    """None as long as no fitting place is chosen."""
    case = found.case
    return () if found.better_level or not case.target else places_after(edition, case, case.target, today)


def _on_the_days_of(tasks: tuple[Task, ...], clock: BudgetClock | None) -> BudgetClock | None:
    """The clock and the steps name one date for each deed."""
    days = {task.action.deed: task.dates.due for task in tasks if task.action.deed}
    return clock.with_days(days) if clock else None


def _research(catalogue: Catalogue, found: Findings, situation: Situation) -> Iterator[Research]:
    """Not what only other channels ask for, nor what the almanac answers."""
    lessons = {question.id: lesson for lesson in catalogue.lessons for question in lesson.questions}
    for answered in found.case.questions:
        question = answered.question
        lesson = lessons.get(question.id)
        concerns = question.concerns(situation.channel) and (not lesson or lesson.concerns(situation.channel))
        is_known = question.id == QuestionId.BUDGET_RHYTHM and found.knows_the_years
        if question.unknown and answered.is_open and concerns and not is_known:
            yield Research(question, question.unknown, lesson)
