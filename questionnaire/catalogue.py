"""What the questionnaire is made of. Content files are read into these types; none can change afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from questionnaire.actions import Action, Lesson
from questionnaire.letter_words import Letters, Sheets
from questionnaire.plan_words import CalendarWords, RouteWords
from questionnaire.questions import Question, Step
from questionnaire.texts import Content, Dated, Text
from questionnaire.whom_words import Field, WhomWords
from questionnaire.workshop_words import WorkshopWords


class Source(Content, frozen=True, kw_only=True):
    """Where something is written. What is not `printed` is for those who review, not for readers."""

    id: str
    title: str
    address: str
    dated: Text
    printed: bool = True


class Fact(Dated, frozen=True, kw_only=True):
    """A statement that ages. After `review_by` the careful sentence stands in its place."""

    statement: Text
    careful: Text

    def text(self, today: date) -> Text:
        return self.statement if self.holds(today) else self.careful


class Term(Content, frozen=True, kw_only=True):
    """A word of German administration. `de` keeps the German word in either language's glossary."""

    id: str
    word: Text
    meaning: Text


class Passage(Content, frozen=True, kw_only=True):
    id: str
    title: Text
    body: Text


class Summarised(Passage, frozen=True, kw_only=True):
    """A passage with a shorter form for paper."""

    brief: Text


class Background(Content, frozen=True, kw_only=True):
    """What surrounds the lessons: why, how to approach, the worked example, where it comes from."""

    reasons_intro: Text
    reasons: tuple[Summarised, ...]
    approach: tuple[Summarised, ...]
    example: Summarised
    example_facts: tuple[str, ...]
    origin: tuple[Summarised, ...]
    caveat: Text


class Stage(Content, frozen=True, kw_only=True):
    """One of the four names for how far someone is; `opening` begins the verdict at this stage."""

    name: Text
    opening: Text


class Ladder(Content, frozen=True, kw_only=True):
    """`basics` heads the result where the gate is closed; `nothing_missing` ends it where no lesson lags."""

    stages: tuple[Stage, Stage, Stage, Stage]
    basics: Text
    nothing_missing: Text


class Catalogue(Content, frozen=True, kw_only=True):
    """All content of one edition."""

    edition: str
    offering: Step
    region: Step
    lessons: tuple[Lesson, ...]
    ladder: Ladder
    route: RouteWords
    background: Background
    calendar: CalendarWords
    fields: tuple[Field, ...]
    whom: WhomWords
    privacy: tuple[Passage, ...]
    glossary: tuple[Term, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    seat_words: tuple[Text, ...]
    letters: Letters
    sheets: Sheets
    workshop: WorkshopWords

    @property
    def steps(self) -> tuple[Step, ...]:
        return (self.offering, self.region, *self.lessons)

    @property
    def questions(self) -> Iterator[Question]:
        return (question for step in self.steps for question in step.questions)

    @property
    def indicators(self) -> Iterator[Question]:
        return (question for lesson in self.lessons for question in lesson.questions)

    @property
    def actions(self) -> Iterator[Action]:
        return (action for lesson in self.lessons for action in lesson.actions)

    def question(self, question_id: str) -> Question | None:
        return next((q for q in self.questions if q.id == question_id), None)
