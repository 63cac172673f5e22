"""What a plan is made of. Page, PDF and files all read the same one."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.answers.earlier import Earlier
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.facts import Fact
from questionnaire.catalogue.lessons import Action, Instruction, Lesson
from questionnaire.catalogue.questions import OpenQuestion, Question
from questionnaire.content.edition import Edition
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.plan.better_level import BetterLevel
from questionnaire.plan.budget import BudgetClock
from questionnaire.plan.case import Case
from questionnaire.plan.comparison import Comparison, compare
from questionnaire.plan.letters import ContactPack
from questionnaire.plan.references import References
from questionnaire.plan.responsibilities import Responsibilities
from questionnaire.plan.route import Route
from questionnaire.plan.schedule import Dates
from questionnaire.plan.scoring import Profile, Score
from questionnaire.plan.sheets import FilledSheets
from questionnaire.plan.shortlist import Shortlist, ShortlistedPlace
from questionnaire.plan.situation import Situation
from questionnaire.texts import Text

FIRST = 3
GOOD = 2
# Sections by the names of their templates, in the order in which one reads them on the page and on paper.
ON_PAGE = ("shortlist", "calendar", "route", "responsibilities", "references")
ON_PAPER = ("shortlist", "route", "calendar", "references", "responsibilities")


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
    """A lesson as the plan tells it, with where one stands."""

    lesson: Lesson
    score: Score


class ActionPlan(Struct, frozen=True):
    """`shortlist` is there as long as no target is chosen, `places_after` are next once a fitting one is."""

    edition: Edition
    today: date
    case: Case
    situation: Situation
    tasks: tuple[Task, ...]
    chapters: tuple[Chapter, ...]
    research: tuple[Research, ...]
    budget: BudgetClock | None
    route: Route
    responsibilities: Responsibilities | None
    references: References | None
    contact: ContactPack
    sheets: FilledSheets
    better_level: BetterLevel | None
    shortlist: Shortlist | None
    places_after: tuple[ShortlistedPlace, ...]
    comparison: Comparison | None = None

    @property
    def catalogue(self) -> Catalogue:
        return self.edition.catalogue

    @property
    def regions(self) -> Regions:
        return self.edition.regions

    @property
    def name(self) -> str | None:
        return self.case.name

    @property
    def sentence(self) -> str | None:
        return self.case.sentence

    @property
    def customers(self) -> tuple[Place, ...]:
        return self.case.customers

    @property
    def profile(self) -> Profile:
        return self.case.profile

    def compared_with(self, earlier: Earlier | None) -> ActionPlan:
        """The same plan with a second look; itself where there is nothing to compare with."""
        if earlier is None:
            return self
        return replace(self, comparison=compare(self.catalogue, earlier, self.profile))

    @property
    def target(self) -> Place | None:
        return self.case.target

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
        basics = tuple(
            indicator.question.basics
            for indicator in self.profile.lacking_basics
            if indicator.question.basics
        )
        if basics:
            return basics
        ladder = self.catalogue.ladder
        strong, weak = self.strongest, self.weakest
        opening = ladder.stages[self.profile.stage].opening
        return (
            strong.lesson.strength if strong.stage > weak.stage and strong.stage >= GOOD else opening,
            weak.lesson.gap if weak.stage <= GOOD else ladder.nothing_missing,
        )
