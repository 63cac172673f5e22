"""A step's texts in one language, flat and made once: a page then only fills in what was answered."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.questions import Question, QuestionKind, Step
from questionnaire.catalogue.reading_time import minutes_left
from questionnaire.services import edition
from questionnaire.texts import Language
from questionnaire.web.per_application import PerApplication
from questionnaire.web.wizard.navigation import PageKey, page_keys, step_on
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
    """Of one page. `number` and `page` count from 1; `learnt` and `lesson` are set in the lessons only."""

    id: str
    number: int
    page: int
    page_count: int
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


def _no_texts() -> dict[tuple[PageKey, Language], StepTexts]:
    return {}


_texts = PerApplication("step_texts", _no_texts)


def step_texts(key: PageKey, language: Language) -> StepTexts:
    """The page's texts, made once. Ends with 404 where the step has no such page."""
    if (key, language) not in _texts():
        _texts()[key, language] = _made(key, language)
    return _texts()[key, language]


def _made(key: PageKey, language: Language) -> StepTexts:
    catalogue = edition().catalogue
    step, whole = step_on(key), catalogue.steps[key.number - 1]
    return StepTexts(
        id=step.id,
        number=key.number,
        page=key.page,
        page_count=len(whole.pages),
        title=step.title[language],
        intro=step.intro[language],
        learnt=step.learnt[language] if isinstance(step, Lesson) else "",
        lesson=catalogue.lessons.index(whole) + 1 if isinstance(whole, Lesson) else 0,
        lesson_count=len(catalogue.lessons),
        is_last=key == page_keys()[-1],
        minutes_left=minutes_left(catalogue, language, *key),
        questions=question_texts(step, language, whole.questions.index(step.questions[0]) + 1),
    )


def question_texts(step: Step, language: Language, first: int = 1) -> tuple[QuestionTexts, ...]:
    """A second page goes on with the number of its first question: on paper they are one list."""
    return tuple(
        _question(question, number, language) for number, question in enumerate(step.questions, first)
    )


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
