"""A step's texts in one language, flat and made once: a page then only fills in what was answered."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Question, QuestionKind, Step
from questionnaire.catalogue.reading_time import minutes_left
from questionnaire.services import edition
from questionnaire.texts import Language
from questionnaire.web.per_application import PerApplication
from questionnaire.web.words import _

LONG = 80


class Choice(Struct, frozen=True):
    """`special` sets "I don't know yet" and "does not apply" apart from the levels."""

    value: str
    label: str
    special: bool = False


class QuestionView(Struct, frozen=True):
    id: str
    number: int
    kind: QuestionKind
    title: str
    hint: str
    choices: tuple[Choice, ...]
    optional: bool
    max_length: int
    max_choices: int

    @property
    def input(self) -> str:
        return "checkbox" if self.kind == "choices" else "radio"

    @property
    def asks_places(self) -> bool:
        return self.kind in ("place", "places")

    @property
    def is_long(self) -> bool:
        return self.max_length > LONG


class StepView(Struct, frozen=True):
    """`number` counts from 1; `learnt` is empty and `lesson` nought outside the lessons."""

    id: str
    number: int
    title: str
    intro: str
    learnt: str
    lesson: int
    lesson_count: int
    is_last: bool
    minutes_left: int
    questions: tuple[QuestionView, ...]

    @property
    def asks_places(self) -> bool:
        return any(question.asks_places for question in self.questions)


def _no_views() -> dict[tuple[int, Language], StepView]:
    return {}


_views = PerApplication("step_views", _no_views)


def step_view(number: int, language: Language) -> StepView:
    """The step's texts, made once; `number` counts from 1."""
    key = number, language
    if key not in _views():
        _views()[key] = _made(number, language)
    return _views()[key]


def _made(number: int, language: Language) -> StepView:
    catalogue = edition().catalogue
    unknown = _("I don’t know yet")
    step = catalogue.steps[number - 1]
    return StepView(
        id=step.id,
        number=number,
        title=step.title[language],
        intro=step.intro[language],
        learnt=step.learnt[language] if isinstance(step, Lesson) else "",
        lesson=catalogue.lessons.index(step) + 1 if isinstance(step, Lesson) else 0,
        lesson_count=len(catalogue.lessons),
        is_last=step == catalogue.steps[-1],
        minutes_left=minutes_left(catalogue, language, number),
        questions=tuple(_questions(step, language, unknown)),
    )


def _questions(step: Step, language: Language, unknown: str) -> list[QuestionView]:
    return [_question(q, number, language, unknown) for number, q in enumerate(step.questions, 1)]


def _question(question: Question, number: int, language: Language, unknown: str) -> QuestionView:
    return QuestionView(
        id=question.id,
        number=number,
        kind=question.kind,
        title=question.title[language],
        hint=question.hint[language] if question.hint else "",
        choices=tuple(choices_of(question, language, unknown)),
        optional=question.optional,
        max_length=question.max_length,
        max_choices=question.max_choices,
    )


def choices_of(question: Question, language: Language, unknown: str) -> list[Choice]:
    found = [Choice(option.id, option.label[language]) for option in question.options]
    if question.unknown:
        found.append(Choice(UNKNOWN, unknown, special=True))
    if question.inapplicable:
        found.append(Choice(INAPPLICABLE, question.inapplicable.label[language], special=True))
    return found
