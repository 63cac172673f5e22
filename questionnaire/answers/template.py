"""An empty table of answers that explains itself, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.answers.columns import SEAT
from questionnaire.answers.keys import keys
from questionnaire.answers.table import REMARK
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import INAPPLICABLE, Question
from questionnaire.catalogue.table_words import TableWords
from questionnaire.csv_file import csv_file
from questionnaire.texts import Language


def empty_table(catalogue: Catalogue, language: Language) -> bytes:
    """Three rows: what a column is called, what it asks, and what may stand in it."""
    questions, words = list(catalogue.asked_questions), catalogue.answers_table
    ids = [SEAT, *(question.id for question in questions)]
    titles = [REMARK + words.seat[language], *(question.title[language] for question in questions)]
    allowed = ("\n".join(_lines(words, question, language)) for question in questions)
    return csv_file(language, [ids, titles, [REMARK + words.seat_hint[language], *allowed]])


def _lines(words: TableWords, question: Question, language: Language) -> Iterator[str]:
    match question.kind:
        case "text":
            yield words.length[language].format(count=question.max_length)
        case "place" | "places":
            yield words.place[language]
        case "quarter":
            yield words.quarter[language]
        case "level" | "choice":
            yield words.one[language]
    if question.max_choices:
        several = words.several if question.options else words.places
        yield several[language].format(count=question.max_choices)
    for key, value in keys(question).items():
        yield f"{key} = {_meaning(words, question, value, language)}"


def _meaning(words: TableWords, question: Question, value: str, language: Language) -> str:
    option = question.option(value)
    if option:
        return f"{option.label[language]} ({option.id})"
    if question.inapplicable and value == INAPPLICABLE:
        return question.inapplicable.label[language]
    return words.unknown[language]
