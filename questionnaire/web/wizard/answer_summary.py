"""Every answer in words, for looking over before the plan."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import UNKNOWN, Question
from questionnaire.places.regions import Regions
from questionnaire.texts import Language
from questionnaire.wording.answer_words import answer_words


class AnswerLine(Struct, frozen=True):
    """`answers` in words; `unanswered` where a choice is still to be made."""

    question_id: str
    title: str
    answers: tuple[str, ...]
    unknown: bool
    unanswered: bool


class AnswerSection(Struct, frozen=True):
    number: int
    title: str
    lines: tuple[AnswerLine, ...]


def answer_summary(
    catalogue: Catalogue, regions: Regions, answers: Answers, language: Language
) -> tuple[AnswerSection, ...]:
    return tuple(
        AnswerSection(
            number,
            step.title[language],
            tuple(_line(question, regions, answers, language) for question in step.questions),
        )
        for number, step in enumerate(catalogue.steps, 1)
    )


def _line(question: Question, regions: Regions, answers: Answers, language: Language) -> AnswerLine:
    values = answers.many(question.id)
    known = (value for value in values if value != UNKNOWN)
    return AnswerLine(
        question_id=question.id,
        title=question.title[language],
        answers=tuple(answer_words(question, value, regions, language) for value in known),
        unknown=UNKNOWN in values,
        unanswered=not values and not question.optional,
    )
