"""The plan: one pure function of catalogue, regions, answers and a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.actions import Action, Instruction, Lesson
from questionnaire.almanac import Almanac
from questionnaire.answers import Answers
from questionnaire.budget import BudgetClock, budget_clock
from questionnaire.catalogue import Catalogue, Fact
from questionnaire.comparison import Comparison, Earlier, compare
from questionnaire.letters import ContactPack, contact_pack
from questionnaire.places import Place
from questionnaire.priority import Call, calls, in_order
from questionnaire.questions import OpenQuestion, Question
from questionnaire.references import References, references
from questionnaire.regions import Regions
from questionnaire.route import Route, route
from questionnaire.schedule import Dates, schedule
from questionnaire.scoring import Profile, Score, profile
from questionnaire.sheets import FilledSheets, filled_sheets
from questionnaire.situation import Situation, read_situation
from questionnaire.texts import Text
from questionnaire.whom import Whom, whom

FIRST = 3
GOOD = 2


class Task(Struct, frozen=True):
    """An action with its place in the plan. `number` counts from 1; `after` are numbers of earlier tasks."""

    number: int
    action: Action
    lesson: Lesson
    dates: Dates
    instructions: tuple[Instruction, ...]
    after: tuple[int, ...]


class Research(Struct, frozen=True):
    question: Question
    task: OpenQuestion
    lesson: Lesson | None


class Chapter(Struct, frozen=True):
    """A lesson as the plan tells it: where one stands and what comes next."""

    lesson: Lesson
    score: Score
    next_task: Task | None


class ActionPlan(Struct, frozen=True):
    catalogue: Catalogue
    almanac: Almanac
    regions: Regions
    today: date
    name: str | None
    sentence: str | None
    situation: Situation
    customers: tuple[Place, ...]
    profile: Profile
    tasks: tuple[Task, ...]
    chapters: tuple[Chapter, ...]
    research: tuple[Research, ...]
    budget: BudgetClock | None
    route: Route
    whom: Whom | None
    references: References | None
    contact: ContactPack
    sheets: FilledSheets
    comparison: Comparison | None = None

    def compared_with(self, earlier: Earlier | None) -> ActionPlan:
        """The same plan with a second look; itself where there is nothing to compare with."""
        if earlier is None:
            return self
        return replace(self, comparison=compare(self.catalogue, earlier, self.profile))

    @property
    def target(self) -> Place | None:
        return self.situation.target

    @property
    def next_tasks(self) -> tuple[Task, ...]:
        return self.tasks[:FIRST]

    @property
    def strongest(self) -> Score:
        return max(self.profile.scores, key=lambda score: score.share)

    @property
    def weakest(self) -> Score:
        return min(self.profile.scores, key=lambda score: score.share)

    @property
    def behind_budget(self) -> tuple[Task, ...]:
        """Tasks that the budget needs earlier than the plan has them due."""
        latest = self.budget.latest_by_action if self.budget else {}
        return tuple(
            task for task in self.tasks if task.dates.due > latest.get(task.action.id, task.dates.due)
        )

    @property
    def example_facts(self) -> tuple[Fact, ...]:
        chosen = self.catalogue.background.example_facts
        return tuple(fact for fact in self.catalogue.facts if fact.id in chosen)

    @property
    def verdict(self) -> tuple[Text, ...]:
        """Two sentences: the basics that are lacking, or what is strongest and what is missing most."""
        basics = tuple(s.question.basics for s in self.profile.lacking_basics if s.question.basics)
        if basics:
            return basics
        ladder = self.catalogue.ladder
        strong, weak = self.strongest, self.weakest
        opening = ladder.stages[self.profile.stage].opening
        return (
            strong.lesson.strength if strong.stage > weak.stage and strong.stage >= GOOD else opening,
            weak.lesson.gap if weak.stage <= GOOD else ladder.nothing_missing,
        )


def draw_up(
    catalogue: Catalogue,
    almanac: Almanac,
    regions: Regions,
    answers: Answers,
    today: date,
) -> ActionPlan:
    """The same answers and the same day give the same plan."""
    situation = read_situation(catalogue, regions, answers, today)
    way = route(catalogue, almanac, answers, situation, today)
    situation = replace(situation, procedures=way.procedures)
    ordered = in_order(calls(catalogue, answers, situation), situation)
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
        whom=whom(catalogue, almanac, regions, answers, today),
        references=references(almanac, regions, situation.target, customers),
        contact=contact_pack(catalogue, answers, situation, customers),
        sheets=filled_sheets(catalogue, answers, situation),
    )


def _tasks(ordered: list[Call], dates: dict[str, Dates], situation: Situation) -> Iterator[Task]:
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
