"""The plan: one pure function of an edition, answers and a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.plan.action_plan import ActionPlan, Chapter, Research, Task
from questionnaire.plan.budget import budget_clock
from questionnaire.plan.case import Case, read_case
from questionnaire.plan.channels import NO_PROCEDURE, money_flow
from questionnaire.plan.letters import contact_pack
from questionnaire.plan.priority import CalledAction, actions_called_for, in_order
from questionnaire.plan.references import references
from questionnaire.plan.responsibilities import responsibilities
from questionnaire.plan.route import route
from questionnaire.plan.schedule import Dates, schedule
from questionnaire.plan.sheets import filled_sheets
from questionnaire.plan.situation import Situation, situation_of, timing_of


def draw_up(edition: Edition, answers: Answers, today: date) -> ActionPlan:
    """The same answers and the same day give the same plan.

    Data goes one way: the case, then money and route, then what fits, then priorities, then dates.
    """
    case = read_case(edition, answers)
    timing = timing_of(case.wished, today)
    contract_route = route(edition, case, timing, today)
    money = money_flow(edition, case, contract_route)
    procedures = contract_route.procedures if money.by_contract else NO_PROCEDURE
    situation = situation_of(case, timing, procedures, money.likely.id)
    tasks = _tasks(edition, case, situation, today)
    catalogue, almanac = edition.catalogue, edition.almanac
    return ActionPlan(
        edition=edition,
        today=today,
        case=case,
        situation=situation,
        tasks=tasks,
        chapters=tuple(
            Chapter(score.lesson, score, score.lesson.concerns(situation.channel))
            for score in case.profile.scores
        ),
        research=tuple(_research(catalogue, case, situation)),
        money=money,
        budget=budget_clock(almanac, case, timing, today) if money.by_budget else None,
        route=contract_route,
        responsibilities=responsibilities(edition, case, today),
        references=references(almanac, edition.regions, case.target, case.customers),
        contact=contact_pack(catalogue.letters, case, situation),
        sheets=filled_sheets(catalogue.sheets, case, situation),
    )


def _tasks(edition: Edition, case: Case, situation: Situation, today: date) -> tuple[Task, ...]:
    called = actions_called_for(edition.catalogue.lessons, case.questions, situation)
    ordered = in_order(called, situation)
    dates = schedule((call.action for call in ordered), today, situation.land, edition.almanac.recesses)
    return tuple(_numbered(ordered, dates, situation))


def _numbered(ordered: list[CalledAction], dates: dict[str, Dates], situation: Situation) -> Iterator[Task]:
    numbers = {call.action.id: number for number, call in enumerate(ordered, 1)}
    for call in ordered:
        action = call.action
        yield Task(
            number=numbers[action.id],
            action=action,
            lesson=call.lesson,
            dates=dates[action.id],
            instructions=tuple(step for step in action.instructions if situation.fits(step)),
            after=tuple(numbers[before] for before in action.after if before in numbers),
        )


def _research(catalogue: Catalogue, case: Case, situation: Situation) -> Iterator[Research]:
    """Not what only other channels ask for."""
    lessons = {question.id: lesson for lesson in catalogue.lessons for question in lesson.questions}
    for answered in case.questions:
        question = answered.question
        lesson = lessons.get(question.id)
        concerns = lesson is None or lesson.concerns(situation.channel)
        if question.unknown and answered.is_open and concerns:
            yield Research(question, question.unknown, lesson)
