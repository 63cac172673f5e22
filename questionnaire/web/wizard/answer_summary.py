"""Every answer in words, for looking over before the plan."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.calendar.quarters import parse_quarter
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Question
from questionnaire.places.regions import Regions
from questionnaire.texts import Language
from questionnaire.wording.formats import filters


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
    return AnswerLine(
        question_id=question.id,
        title=question.title[language],
        answers=tuple(_words(question, regions, values, language)),
        unknown=UNKNOWN in values,
        unanswered=not values and not question.optional,
    )


def _words(
    question: Question, regions: Regions, values: tuple[str, ...], language: Language
) -> Iterator[str]:
    for value in values:
        if value == UNKNOWN:
            continue
        place, quarter, option = regions.place(value), parse_quarter(value), question.option(value)
        if value == INAPPLICABLE and question.inapplicable:
            yield question.inapplicable.label[language]
        elif question.kind in ("place", "places") and place:
            yield place.label
        elif question.kind == "quarter" and quarter:
            yield filters(language)["quarter"](quarter)
        else:
            yield option.label[language] if option else value
