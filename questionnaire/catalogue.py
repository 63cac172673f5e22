"""What the questionnaire is made of. Content files are read into these types; none can change afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")

Kind = Literal["level", "choice", "choices", "text", "place", "places", "quarter"]
OfferForm = Literal["digital", "service", "food", "goods"]
Horizon = Literal["h3", "h12", "h24"]
LegalGroup = Literal["nonprofit", "commercial", "unfounded"]
TargetKind = Literal["landkreis", "stadt", "gemeinde", "amt", "bezirk"]
Procedure = Literal["direct_award", "negotiated", "tender", "eu_tender", "own_rules", "unknown"]
State = Literal["holds", "due", "expired"]
Duty = Literal["statutory", "voluntary", "mixed"]

UNKNOWN = "unknown"
INAPPLICABLE = "inapplicable"
NOTICE = timedelta(days=30)


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Read from TOML; a misspelt or missing key is an error."""


class Text(Content, frozen=True, kw_only=True):
    """The same thing said in each language; neither is the source of the other."""

    de: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.de if language == "de" else self.en


def state_on(today: date, review_by: date) -> State:
    """Due within the last thirty days before the review, so that somebody looks it up in time."""
    if today > review_by:
        return "expired"
    return "due" if review_by - today <= NOTICE else "holds"


class Dated(Content, frozen=True, kw_only=True):
    """What ages. Up to `review_by` it holds; later its number and date are shown to nobody any more.

    `as_of` is the day for which `source` speaks; `further` are sources too.
    """

    id: str
    as_of: date
    review_by: date
    source: str
    further: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source, *self.further)

    def holds(self, today: date) -> bool:
        return today <= self.review_by

    def state(self, today: date) -> State:
        return state_on(today, self.review_by)

    def text(self, today: date) -> Text:
        """What may be said on that day."""
        raise NotImplementedError


class Audience(Content, frozen=True, kw_only=True):
    """For whom something is meant: each empty set means everyone, several sets must all fit."""

    forms: frozenset[OfferForm] = frozenset()
    horizons: frozenset[Horizon] = frozenset()
    legal: frozenset[LegalGroup] = frozenset()
    lands: frozenset[str] = frozenset()
    targets: frozenset[TargetKind] = frozenset()
    procedures: frozenset[Procedure] = frozenset()


class Option(Content, frozen=True, kw_only=True):
    """One possible answer. `points` is set on the four levels of an indicator, 0 worst to 3 best.

    `low` and `high` bound a yearly price in euros, more than `low` and at most `high`; the last band is open.
    `months` is the length of a term, 0 where it is paid once; `indefinite` where 48 months stand for no end.
    """

    id: str
    label: Text
    points: int | None = None
    summary: Text | None = None
    actions: tuple[str, ...] = ()
    legal: LegalGroup | None = None
    form: OfferForm | None = None
    low: int | None = None
    high: int | None = None
    months: int | None = None
    indefinite: bool = False


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
    whatever they answer; its own sets say for whom it is meant at all. `meets_officials` where it
    ends in talks with the administration, which the Land's summer recess has to be kept clear of.
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
    meets_officials: bool = False
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


class CalendarEntry(Content, frozen=True, kw_only=True):
    """One thing in the budget's year; `mark` is the letter that stands for it in the strip of months."""

    id: str
    mark: Text
    title: Text
    meaning: Text


class Bridge(Content, frozen=True, kw_only=True):
    title: Text
    body: Text


class Bridges(Content, frozen=True, kw_only=True):
    """What is left where the wished budget is closed."""

    existing_lines: Bridge
    third_party: Bridge


class CalendarWords(Content, frozen=True, kw_only=True):
    """What the municipality does, what the enterprise does, and the weeks when nobody does anything."""

    milestones: tuple[CalendarEntry, ...]
    deeds: tuple[CalendarEntry, ...]
    pause: CalendarEntry
    bridges: Bridges
    careful: Text

    def entry(self, kind: str) -> CalendarEntry:
        return next(entry for entry in (*self.milestones, *self.deeds) if entry.id == kind)


class Stage(Content, frozen=True, kw_only=True):
    """One of the four names for how far someone is; `opening` begins the verdict at this stage."""

    name: Text
    opening: Text


class ProcedureWords(Content, frozen=True, kw_only=True):
    """`clause` goes on after an amount, `means` says what the procedure asks of the enterprise."""

    id: Procedure
    title: Text
    result: Text
    clause: Text
    means: Text


class FieldNote(Content, frozen=True, kw_only=True):
    """`field` is an option of the question `fields`."""

    field: str
    text: Text


class RouteWords(Content, frozen=True, kw_only=True):
    """How the way to a contract is told; numbers come from the almanac."""

    procedures: tuple[ProcedureWords, ...]
    fields: tuple[FieldNote, ...]
    question: Text
    no_target: Text
    no_price: Text
    no_term: Text
    no_value: Text
    stricter: Text
    being_changed: Text
    never_split: Text
    rotation: Text
    estimate: Text
    talk: Text
    mixed: Text
    grant: Text
    reserved: Text
    small: Text
    large: Text
    hasty: Text
    unfounded: Text

    def procedure(self, procedure: Procedure) -> ProcedureWords:
        return next(words for words in self.procedures if words.id == procedure)


class Ladder(Content, frozen=True, kw_only=True):
    """`basics` heads the result where the gate is closed; `nothing_missing` ends it where no lesson lags."""

    stages: tuple[Stage, Stage, Stage, Stage]
    basics: Text
    nothing_missing: Text


class Office(Audience, frozen=True, kw_only=True):
    """A unit as it is often called, in houses of these kinds and Länder; `en` is only its gloss."""

    unit: Text


class Cpv(Content, frozen=True, kw_only=True):
    """A code of the EU's procurement vocabulary; `social` marks social and other special services."""

    code: str
    about: Text
    social: bool = False


class Field(Content, frozen=True, kw_only=True):
    """Where a field of work is looked for. Questions are asked in German; `en` is their gloss."""

    id: str
    department: Text
    duty: Text
    question: Text
    cross: Text
    cross_question: Text
    search: tuple[str, ...]
    offices: tuple[Office, ...]
    cpv: tuple[Cpv, ...]


class Verdicts(Content, frozen=True, kw_only=True):
    """Whether a task lies where somebody wants to go; {at} stands for where else it lies."""

    here: Text
    one_house: Text
    by_itself: Text
    shared: Text
    elsewhere: Text
    some_towns: Text
    unknown: Text


class Below(Content, frozen=True, kw_only=True):
    """What lies below a target, many of a kind; `at` has its preposition in German."""

    called: Text
    at: Text


class DutyWords(Content, frozen=True, kw_only=True):
    name: Text
    money: Text


class DoorWords(Content, frozen=True, kw_only=True):
    question: Text
    unit: Text


class Doors(Content, frozen=True, kw_only=True):
    """Doors beside the office in charge; one of them fits each kind of target."""

    municipality: DoorWords
    county: DoorWords
    mayor: DoorWords
    chief: DoorWords
    second_directorate: DoorWords
    senate: DoorWords
    borough: DoorWords


class WhomWords(Content, frozen=True, kw_only=True):
    lead: Text
    confirm: Text
    unknown_chief: Text
    keeps_town_hall: Text
    verdicts: Verdicts
    municipalities: Below
    boroughs: Below
    duties: dict[Duty, DutyWords]
    doors: Doors


class Line(Audience, frozen=True, kw_only=True):
    """Something to say or write to an authority, in German only. `{blank}` is filled in from the answers.

    `cue` tells the founder when it is said.
    """

    text: str
    cue: Text | None = None


class Letter(Content, frozen=True, kw_only=True):
    """`use` tells both languages when to use it, `gloss` tells English readers what the German says."""

    id: str
    title: Text
    use: Text
    gloss: str
    lines: tuple[Line, ...]
    subject: str | None = None
    to_paste: bool = False


class FactRow(Content, frozen=True, kw_only=True):
    """A row of the fact sheet; without a line that fits it is left out."""

    id: str
    label: str
    lines: tuple[Line, ...]


class FactSheet(Content, frozen=True, kw_only=True):
    """One page that an official reads in a minute. `contact` labels the lines at its foot."""

    title: str
    heading: Text
    use: Text
    gloss: str
    rows: tuple[FactRow, ...]
    contact: tuple[str, ...]


class Blank(Content, frozen=True, kw_only=True):
    """What may stand in braces in a letter. The German label stands by the line where nothing is known."""

    id: str
    label: str


class Letters(Content, frozen=True, kw_only=True):
    title: Text
    use: Text
    fact_sheet: FactSheet
    letters: tuple[Letter, ...]
    blanks: tuple[Blank, ...]


class EffortRow(Content, frozen=True, kw_only=True):
    """What to settle with the department.

    The answer to `question` shows what is known of it, an indicator's only `from_points` on: below, it says
    something else than what is asked here.
    """

    id: str
    title: Text
    ask: Text
    question: str
    from_points: int = 0


class Paper(Audience, frozen=True, kw_only=True):
    id: str
    text: Text


class Guardrail(Audience, frozen=True, kw_only=True):
    id: str
    title: Text
    body: Text


class Sheets(Content, frozen=True, kw_only=True):
    """What to fill in, to gather and to mind before a contract."""

    effort_use: Text
    effort: tuple[EffortRow, ...]
    papers_use: Text
    papers: tuple[Paper, ...]
    guardrails_use: Text
    guardrails: tuple[Guardrail, ...]


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
    letters: Letters
    sheets: Sheets

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
