"""Every answer in words, for looking over before the plan."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.questions import UNKNOWN, Question, Step
from questionnaire.places.regions import Regions
from questionnaire.texts import Language
from questionnaire.wording.answer_words import answer_told


class AnswerLine(Struct, frozen=True):
    """`answers` in words; `page` is where it is asked; `unanswered` where a choice is still to be made."""

    question_id: str
    page: int
    title: str
    answers: tuple[str, ...]
    unknown: bool
    unanswered: bool


class AnswerSection(Struct, frozen=True):
    number: int
    title: str
    lines: tuple[AnswerLine, ...]

    @property
    def open_count(self) -> int:
        return sum(line.unanswered for line in self.lines)


def answer_summary(
    catalogue: Catalogue, regions: Regions, answers: Answers, language: Language
) -> tuple[AnswerSection, ...]:
    return tuple(
        AnswerSection(
            number,
            step.name[language] if isinstance(step, Lesson) else step.title[language],
            tuple(_line(step, question, regions, answers, language) for question in step.questions),
        )
        for number, step in enumerate(catalogue.steps, 1)
    )


def _line(
    step: Step, question: Question, regions: Regions, answers: Answers, language: Language
) -> AnswerLine:
    values = answers.many(question.id)
    known = (value for value in values if value != UNKNOWN)
    return AnswerLine(
        question_id=question.id,
        page=step.page_of(question),
        title=question.title[language],
        answers=tuple(answer_told(question, value, regions, language) for value in known),
        unknown=UNKNOWN in values,
        unanswered=not values and not question.optional,
    )
