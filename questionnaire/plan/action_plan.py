"""What a plan is made of. Page, PDF and files all read the same one."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.budget_rules import BudgetRule
from questionnaire.answers.earlier import Earlier
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import DeedKind, Lesson
from questionnaire.catalogue.questions import OpenQuestion, Question
from questionnaire.content.edition import Edition
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.plan.authorities import authority_of
from questionnaire.plan.better_level import BetterLevel
from questionnaire.plan.budget import BudgetClock, budget_rule
from questionnaire.plan.case import Case
from questionnaire.plan.channels import Money
from questionnaire.plan.comparison import Comparison, compare
from questionnaire.plan.contact_details import ContactDetails
from questionnaire.plan.findings import Findings
from questionnaire.plan.first_call import FirstCall
from questionnaire.plan.letters import ContactPack, contact_pack
from questionnaire.plan.pace import DATES_HOLD
from questionnaire.plan.references import References
from questionnaire.plan.responsibilities import Responsibilities
from questionnaire.plan.route import Route
from questionnaire.plan.scoring import Profile, Score
from questionnaire.plan.sheets import FilledSheets
from questionnaire.plan.shortlist import Shortlist, ShortlistedPlace
from questionnaire.plan.situation import Situation
from questionnaire.plan.steps import ClosedStep
from questionnaire.plan.task import Task
from questionnaire.plan.verdict import Verdict
from questionnaire.texts import Text

# Sections by the names of their templates, in the order in which one reads them.
ON_PAGE = ("shortlist", "money", "calendar", "route", "responsibilities", "references")
ON_PAPER = ("shortlist", "money", "calendar", "route", "responsibilities", "references")


class Research(Struct, frozen=True):
    question: Question
    task: OpenQuestion
    lesson: Lesson | None


class Chapter(Struct, frozen=True):
    """A lesson as the plan tells it, with where one stands; `concerns` where the channel asks for it."""

    lesson: Lesson
    score: Score
    concerns: bool


class ActionPlan(Struct, frozen=True):
    """`tasks` are the steps still to do, `done` and `dropped` the others.

    `shortlist` is there as long as no target is chosen, `places_after` are next once a fitting one is.
    `second_look` is the working day on which to look again, `since` that of the last change.
    `budget` has the days of the tasks, unlike that of the findings.
    """

    edition: Edition
    today: date
    findings: Findings
    situation: Situation
    verdict: Verdict
    tasks: tuple[Task, ...]
    done: tuple[ClosedStep, ...]
    dropped: tuple[ClosedStep, ...]
    second_look: date
    since: date | None
    first_call: FirstCall | None
    chapters: tuple[Chapter, ...]
    research: tuple[Research, ...]
    budget: BudgetClock | None
    contact: ContactPack
    sheets: FilledSheets
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
    def case(self) -> Case:
        return self.findings.case

    @property
    def money(self) -> Money:
        return self.findings.money

    @property
    def route(self) -> Route:
        return self.findings.route

    @property
    def responsibilities(self) -> Responsibilities | None:
        return self.findings.responsibilities

    @property
    def references(self) -> References | None:
        return self.findings.references

    @property
    def better_level(self) -> BetterLevel | None:
        return self.findings.better_level

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

    def within(self, place: Place) -> Text:
        """Where something lies that belongs to the place, in German with its preposition."""
        return authority_of(self.edition.almanac, place, self.today).within

    def compared_with(self, earlier: Earlier | None) -> ActionPlan:
        """The same plan with a second look; itself where there is nothing to compare with."""
        if earlier is None:
            return self
        return replace(self, comparison=compare(self.catalogue, earlier, self.profile))

    def reached_by(self, contact: ContactDetails) -> ActionPlan:
        """The same plan with fact sheet and letters that say whom to call."""
        letters = self.catalogue.letters
        pack = contact_pack(letters, self.findings, self.situation, contact)
        return replace(self, contact=pack)

    @property
    def steps_counted(self) -> int:
        """All but the dropped ones."""
        return len(self.tasks) + len(self.done)

    @property
    def hours_left(self) -> tuple[int, int]:
        """Least and most, of all steps still to do."""
        efforts = [task.action.effort_hours for task in self.tasks]
        return sum(least for least, _ in efforts), sum(most for _, most in efforts)

    def step(self, action_id: str) -> Task | None:
        """The one still to do."""
        return next((task for task in self.tasks if task.action.id == action_id), None)

    def closed(self, action_id: str) -> ClosedStep | None:
        return next((step for step in (*self.done, *self.dropped) if step.action.id == action_id), None)

    @property
    def is_quiet(self) -> bool:
        """Whether nobody has changed anything for so long that one asks."""
        return self.since is not None and self.today - self.since >= DATES_HOLD

    def does(self, deed: DeedKind) -> bool:
        """Whether what the budget needs is done already."""
        return any(step.action.deed == deed for step in self.done)

    @property
    def target(self) -> Place | None:
        return self.case.target

    @property
    def next_tasks(self) -> tuple[Task, ...]:
        """What matters most now, in the order of the dates."""
        return tuple(task for task in self.tasks if task.leads)

    def task_for(self, deed: DeedKind) -> Task | None:
        """The task that does what the budget needs."""
        return next((task for task in self.tasks if task.action.deed == deed), None)

    @property
    def rhythm_to_ask(self) -> bool:
        """A budget decides, but nobody can say here which years it covers."""
        return self.budget is None and self.money.by_budget and not self.case.costs_nothing

    @property
    def budget_rule(self) -> BudgetRule | None:
        return budget_rule(self.edition.almanac, self.case, self.today)

    @property
    def budget_law(self) -> str | None:
        """The law by which the target's budget is made, as it is cited."""
        rule = self.budget_rule
        if rule is None or self.target is None or self.target.kind != "landkreis":
            return rule.law if rule else None
        return rule.law_of_districts or rule.law
