"""The plan: one pure function of an edition, answers and a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.levels import towns_hold
from questionnaire.answers.answers import Answers
from questionnaire.calendar.quarters import Quarter, quarter_of
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.plan.action_plan import ActionPlan, Chapter, Research
from questionnaire.plan.budget import BudgetClock, budget_clock
from questionnaire.plan.budget_window import NO_WEEKS
from questionnaire.plan.case import Case, read_case
from questionnaire.plan.channels import NO_PROCEDURE, money_flow
from questionnaire.plan.known import Findings, known_to
from questionnaire.plan.letters import contact_pack
from questionnaire.plan.priority import actions_called_for, in_order
from questionnaire.plan.references import references
from questionnaire.plan.responsibilities import responsibilities
from questionnaire.plan.route import route
from questionnaire.plan.schedule import Calendar, schedule
from questionnaire.plan.sheets import filled_sheets
from questionnaire.plan.situation import Situation, Timing, situation_of, timing_of
from questionnaire.plan.task import Task, numbered_tasks
from questionnaire.plan.verdict import verdict


def draw_up(edition: Edition, answers: Answers, today: date) -> ActionPlan:
    """The same answers and the same day give the same plan.

    Data goes one way: the case, then money and route, then what fits, then priorities, then dates.
    """
    case = read_case(edition, answers)
    timing = timing_of(case.wished, today)
    found = _findings(edition, case, timing, today)
    situation = _situation(found, timing, today)
    tasks = tuple(_tasks(edition, found, situation, today))
    catalogue = edition.catalogue
    return ActionPlan(
        edition=edition,
        today=today,
        case=case,
        situation=situation,
        verdict=verdict(catalogue.ladder, case, situation.channel),
        tasks=tasks,
        chapters=tuple(
            Chapter(score.lesson, score, score.lesson.concerns(situation.channel))
            for score in case.profile.scores
        ),
        research=tuple(_research(catalogue, case, situation)),
        money=found.money,
        budget=_on_the_days_of(tasks, found.budget),
        route=found.route,
        responsibilities=found.responsibilities,
        references=found.references,
        contact=contact_pack(catalogue.letters, case, situation, found.responsibilities),
        sheets=filled_sheets(catalogue.sheets, case, situation),
    )


def _situation(found: Findings, timing: Timing, today: date) -> Situation:
    procedures = found.route.procedures if found.money.by_contract else NO_PROCEDURE
    opens = _opens(found, timing, today)
    return situation_of(found.case, timing, procedures, found.money.likely.id, opens)


def _opens(found: Findings, timing: Timing, today: date) -> Quarter | None:
    """The first quarter in which there can be a contract: with new money, or with what is there already."""
    if found.budget:
        return found.budget.window.opens
    return quarter_of(today + timedelta(weeks=found.route.weeks[0])) if timing.start else None


def _with_towns(almanac: Almanac, case: Case, today: date) -> bool:
    return case.target is not None and towns_hold(almanac.levels, case.field_ids, case.target.land, today)


def _findings(edition: Edition, case: Case, timing: Timing, today: date) -> Findings:
    almanac, contract_route = edition.almanac, route(edition, case, timing, today)
    money = money_flow(edition, case, contract_route)
    # As long as nobody knows the procedure, its time is not known either.
    weeks = contract_route.weeks if contract_route.reached else NO_WEEKS
    return Findings(
        case=case,
        route=contract_route,
        money=money,
        budget=budget_clock(almanac, case, timing, today, weeks) if money.by_budget else None,
        responsibilities=responsibilities(edition, case, today),
        references=references(
            almanac, edition.regions, case.target, case.customers, _with_towns(almanac, case, today)
        ),
    )


def _tasks(edition: Edition, found: Findings, situation: Situation, today: date) -> Iterator[Task]:
    known = known_to(found)
    deeds = {deed.kind: deed for deed in found.budget.window.deeds} if found.budget else {}
    called = actions_called_for(edition.catalogue.lessons, found.case.questions, situation, known, deeds)
    ordered = in_order(called, situation, found.case.profile.concerning(situation.channel).holds_back)
    calendar = Calendar(today, situation.land, edition.almanac.recesses, deeds)
    dates = schedule([call.action for call in ordered], calendar)
    return numbered_tasks(ordered, dates, situation, known)


def _on_the_days_of(tasks: tuple[Task, ...], clock: BudgetClock | None) -> BudgetClock | None:
    """The clock and the steps name one date for each deed."""
    days = {task.action.deed: task.dates.due for task in tasks if task.action.deed}
    return clock.with_days(days) if clock else None


def _research(catalogue: Catalogue, case: Case, situation: Situation) -> Iterator[Research]:
    """Not what only other channels ask for."""
    lessons = {question.id: lesson for lesson in catalogue.lessons for question in lesson.questions}
    for answered in case.questions:
        question = answered.question
        lesson = lessons.get(question.id)
        concerns = lesson is None or lesson.concerns(situation.channel)
        if question.unknown and answered.is_open and concerns:
            yield Research(question, question.unknown, lesson)
