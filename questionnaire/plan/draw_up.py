"""The plan: one pure function of catalogue, regions, answers and a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Lesson
from questionnaire.content.edition import Edition
from questionnaire.plan.action_plan import ActionPlan, Chapter, Research, Task
from questionnaire.plan.budget import budget_clock
from questionnaire.plan.letters import contact_pack
from questionnaire.plan.priority import CalledAction, actions_called_for, in_order
from questionnaire.plan.references import references
from questionnaire.plan.responsibilities import responsibilities
from questionnaire.plan.route import route
from questionnaire.plan.schedule import Dates, schedule
from questionnaire.plan.scoring import profile
from questionnaire.plan.sheets import filled_sheets
from questionnaire.plan.situation import Situation, read_situation


def draw_up(edition: Edition, answers: Answers, today: date) -> ActionPlan:
    """The same answers and the same day give the same plan."""
    catalogue, almanac, regions = edition.catalogue, edition.almanac, edition.regions
    situation = read_situation(catalogue, regions, answers, today)
    way = route(catalogue, almanac, answers, situation, today)
    situation = replace(situation, procedures=way.procedures)
    ordered = in_order(actions_called_for(catalogue, answers, situation), situation)
    dates = schedule((call.action for call in ordered), today, situation.land, almanac.recesses)
    tasks = tuple(_tasks(ordered, dates, situation))
    scores = profile(catalogue, answers)
    customers = tuple(place for key in answers.many("customers") if (place := regions.place(key)))
    return ActionPlan(
        catalogue=catalogue,
        almanac=almanac,
        regions=regions,
        today=today,
        name=answers.text("name"),
        sentence=answers.text("sentence"),
        situation=situation,
        customers=customers,
        profile=scores,
        tasks=tasks,
        chapters=tuple(Chapter(score.lesson, score, _first(tasks, score.lesson)) for score in scores.scores),
        research=tuple(_research(catalogue, answers)),
        budget=budget_clock(almanac, situation, answers, today),
        route=way,
        responsibilities=responsibilities(catalogue, almanac, regions, answers, today),
        references=references(almanac, regions, situation.target, customers),
        contact=contact_pack(catalogue, answers, situation, customers),
        sheets=filled_sheets(catalogue, answers, situation),
    )


def _tasks(ordered: list[CalledAction], dates: dict[str, Dates], situation: Situation) -> Iterator[Task]:
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


def _first(tasks: tuple[Task, ...], lesson: Lesson) -> Task | None:
    return next((task for task in tasks if task.lesson.id == lesson.id), None)


def _research(catalogue: Catalogue, answers: Answers) -> Iterator[Research]:
    lessons = {question.id: lesson for lesson in catalogue.lessons for question in lesson.questions}
    for question in catalogue.questions:
        if question.unknown and answers.is_open(question):
            yield Research(question, question.unknown, lessons.get(question.id))
