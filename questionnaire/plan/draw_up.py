"""The plan: one pure function of an edition, answers and a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.plan.action_plan import ActionPlan, Chapter, Research, Task
from questionnaire.plan.better_level import better_level
from questionnaire.plan.budget import budget_clock
from questionnaire.plan.case import Case, read_case
from questionnaire.plan.letters import contact_pack
from questionnaire.plan.priority import CalledAction, actions_called_for, in_order
from questionnaire.plan.references import references
from questionnaire.plan.responsibilities import responsibilities
from questionnaire.plan.route import route
from questionnaire.plan.schedule import Dates, schedule
from questionnaire.plan.sheets import filled_sheets
from questionnaire.plan.shortlist import places_after, shortlist
from questionnaire.plan.situation import Situation, situation_of, timing_of


def draw_up(edition: Edition, answers: Answers, today: date) -> ActionPlan:
    """The same answers and the same day give the same plan.

    Data goes one way: the case, then money and route, then what fits, then priorities, then dates.
    """
    case = read_case(edition, answers)
    timing = timing_of(case.wished, today)
    contract_route = route(edition, case, timing, today)
    situation = situation_of(case, timing, contract_route.procedures)
    tasks, better = _tasks(edition, case, situation, today), better_level(edition, case, today)
    catalogue, almanac = edition.catalogue, edition.almanac
    return ActionPlan(
        edition=edition,
        today=today,
        case=case,
        situation=situation,
        tasks=tasks,
        chapters=tuple(Chapter(score.lesson, score) for score in case.profile.scores),
        research=tuple(_research(catalogue, case)),
        budget=budget_clock(almanac, case, timing, today),
        route=contract_route,
        responsibilities=responsibilities(edition, case, today),
        references=references(almanac, edition.regions, case.target, case.customers),
        contact=contact_pack(catalogue.letters, case, situation),
        sheets=filled_sheets(catalogue.sheets, case, situation),
        better_level=better,
        shortlist=None if case.target else shortlist(edition, case, today),
        places_after=places_after(edition, case, case.target, today) if case.target and not better else (),
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


def _research(catalogue: Catalogue, case: Case) -> Iterator[Research]:
    lessons = {question.id: lesson for lesson in catalogue.lessons for question in lesson.questions}
    for answered in case.questions:
        question = answered.question
        if question.unknown and answered.is_open:
            yield Research(question, question.unknown, lessons.get(question.id))
