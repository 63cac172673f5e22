"""What the questionnaire is made of. Content files are read into these types; none can change afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")

Kind = Literal["level", "choice", "choices", "text", "district", "districts", "quarter"]
OfferForm = Literal["digital", "service", "food", "goods"]
Horizon = Literal["h3", "h12", "h24"]
LegalGroup = Literal["nonprofit", "commercial", "unfounded"]
TargetKind = Literal["landkreis", "stadt", "gemeinde", "amt", "bezirk"]

UNKNOWN = "unknown"
INAPPLICABLE = "inapplicable"


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Read from TOML; a misspelt or missing key is an error."""


class Text(Content, frozen=True, kw_only=True):
    """The same thing said in each language; neither is the source of the other."""

    de: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.de if language == "de" else self.en


class Audience(Content, frozen=True, kw_only=True):
    """For whom something is meant: each empty set means everyone, several sets must all fit."""

    forms: frozenset[OfferForm] = frozenset()
    horizons: frozenset[Horizon] = frozenset()
    legal: frozenset[LegalGroup] = frozenset()
    lands: frozenset[str] = frozenset()
    targets: frozenset[TargetKind] = frozenset()


class Option(Content, frozen=True, kw_only=True):
    """One possible answer. `points` is set on the four levels of an indicator, 0 worst to 3 best."""

    id: str
    label: Text
    points: int | None = None
    summary: Text | None = None
    actions: tuple[str, ...] = ()
    legal: LegalGroup | None = None
    form: OfferForm | None = None


class OpenQuestion(Content, frozen=True, kw_only=True):
    """What "I don't know yet" leads to: a research task of about 15 minutes, and actions."""

    research: Text
    actions: tuple[str, ...] = ()


class Inapplicable(Content, frozen=True, kw_only=True):
    """Offered only where it can be true; the question then leaves the sum."""

    label: Text
    actions: tuple[str, ...] = ()


class Question(Content, frozen=True, kw_only=True):
    """A question of any kind. An indicator is a question of kind `level`."""

    id: str
    title: Text
    kind: Kind = "level"
    hint: Text | None = None
    topic: Text | None = None
    options: tuple[Option, ...] = ()
    unknown: OpenQuestion | None = None
    inapplicable: Inapplicable | None = None
    basics: Text | None = None
    optional: bool = False
    max_length: int = 0
    max_choices: int = 0

    def option(self, option_id: str | None) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def max_points(self) -> int:
        return max((option.points or 0 for option in self.options), default=0)


class Step(Content, frozen=True, kw_only=True):
    """One page of the wizard."""

    id: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]


class Instruction(Audience, frozen=True, kw_only=True):
    """One thing to do within an action, shown only to those it fits. `source` is what it rests on."""

    text: Text
    source: str | None = None


class Action(Audience, frozen=True, kw_only=True):
    """Something to do, with what it takes and how one knows that it is done.

    `effort_hours` and `lead_weeks` are (least, most); a day is eight hours.
    `after` names the actions that must come first; `whenever` says for whom it is called for
    whatever they answer; its own sets say for whom it is meant at all.
    """

    id: str
    title: Text
    why: Text
    instructions: tuple[Instruction, ...]
    opening: Text
    effort_hours: tuple[int, int]
    lead_weeks: tuple[int, int]
    done_when: Text
    after: tuple[str, ...] = ()
    needs: Text | None = None
    whenever: Audience | None = None


class Lesson(Step, frozen=True, kw_only=True):
    """One of the seven lessons: what was learnt, how to tell where one stands, what to do.

    `gist` is `learnt` in a few lines for paper: nothing of the article is missing there.
    """

    name: Text
    learnt: Text
    gist: Text
    strength: Text
    gap: Text
    actions: tuple[Action, ...]


class Source(Content, frozen=True, kw_only=True):
    id: str
    title: str
    address: str
    dated: Text


class Fact(Content, frozen=True, kw_only=True):
    """A statement that ages. After `review_by` the careful sentence stands in its place."""

    id: str
    statement: Text
    careful: Text
    as_of: date
    review_by: date
    source: str

    def holds(self, today: date) -> bool:
        return today <= self.review_by

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
    background: Background
    privacy: tuple[Passage, ...]
    glossary: tuple[Term, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]

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
