"""A step's texts in one language, flat and made once: a page then only fills in what was answered."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.questions import Question, QuestionKind, Step
from questionnaire.catalogue.reading_time import minutes_left
from questionnaire.services import edition
from questionnaire.texts import Language
from questionnaire.web.per_application import PerApplication
from questionnaire.wording.answer_words import Choice, choices

LONG = 80


class QuestionTexts(Struct, frozen=True):
    id: str
    number: int
    kind: QuestionKind
    title: str
    hint: str
    choices: tuple[Choice, ...]
    optional: bool
    autocomplete: str
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


class StepTexts(Struct, frozen=True):
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
    questions: tuple[QuestionTexts, ...]

    @property
    def asks_places(self) -> bool:
        return any(question.asks_places for question in self.questions)


def _no_texts() -> dict[tuple[int, Language], StepTexts]:
    return {}


_texts = PerApplication("step_texts", _no_texts)


def step_texts(number: int, language: Language) -> StepTexts:
    """The step's texts, made once; `number` counts from 1."""
    key = number, language
    if key not in _texts():
        _texts()[key] = _made(number, language)
    return _texts()[key]


def _made(number: int, language: Language) -> StepTexts:
    catalogue = edition().catalogue
    step = catalogue.steps[number - 1]
    return StepTexts(
        id=step.id,
        number=number,
        title=step.title[language],
        intro=step.intro[language],
        learnt=step.learnt[language] if isinstance(step, Lesson) else "",
        lesson=catalogue.lessons.index(step) + 1 if isinstance(step, Lesson) else 0,
        lesson_count=len(catalogue.lessons),
        is_last=step == catalogue.steps[-1],
        minutes_left=minutes_left(catalogue, language, number),
        questions=question_texts(step, language),
    )


def question_texts(step: Step, language: Language) -> tuple[QuestionTexts, ...]:
    return tuple(_question(question, number, language) for number, question in enumerate(step.questions, 1))


def _question(question: Question, number: int, language: Language) -> QuestionTexts:
    return QuestionTexts(
        id=question.id,
        number=number,
        kind=question.kind,
        title=question.title[language],
        hint=question.hint[language] if question.hint else "",
        choices=choices(question, language),
        optional=question.optional,
        autocomplete=question.autocomplete,
        max_length=question.max_length,
        max_choices=question.max_choices,
    )
