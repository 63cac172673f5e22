"""An empty table of answers that explains itself, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.answers.columns import SEAT
from questionnaire.answers.keys import keys
from questionnaire.answers.table import REMARK
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import INAPPLICABLE, Question
from questionnaire.csv_file import csv_file
from questionnaire.texts import Language, Text

SEAT_TITLE = Text(de="Platz", en="Seat")
SEAT_HINT = Text(
    de="Nummer oder Wort, das auf dem Fahrplan steht. Zeilen mit # am Anfang zählen nicht.",
    en="A number or a word that the plan will carry. Rows that begin with # do not count.",
)
LENGTH = Text(de="höchstens {count} Zeichen", en="{count} characters at most")
SEVERAL = Text(de="höchstens {count}, zum Beispiel AC", en="{count} at most, for example AC")
ONE = Text(de="eine Ziffer", en="one digit")
PLACES = Text(de="höchstens {count}, mit | dazwischen", en="{count} at most, with | between them")
PLACE = Text(
    de="Name oder Schlüssel, zum Beispiel Eberswalde oder 12060052",
    en="name or key, for example Eberswalde or 12060052",
)
QUARTER = Text(de="zum Beispiel 2027-Q3", en="for example 2027-Q3")
UNKNOWN = Text(de="wissen wir noch nicht", en="we don’t know yet")


def empty_table(catalogue: Catalogue, language: Language) -> bytes:
    """Three rows: what a column is called, what it asks, and what may stand in it."""
    questions = list(catalogue.questions)
    ids = [SEAT, *(question.id for question in questions)]
    titles = [REMARK + SEAT_TITLE[language], *(question.title[language] for question in questions)]
    hints = [REMARK + SEAT_HINT[language], *(_allowed(question, language) for question in questions)]
    return csv_file(language, [ids, titles, hints])


def _allowed(question: Question, language: Language) -> str:
    return "\n".join(_lines(question, language))


def _lines(question: Question, language: Language) -> Iterator[str]:
    match question.kind:
        case "text":
            yield LENGTH[language].format(count=question.max_length)
        case "place" | "places":
            yield PLACE[language]
        case "quarter":
            yield QUARTER[language]
        case "level" | "choice":
            yield ONE[language]
    if question.max_choices:
        several = SEVERAL if question.options else PLACES
        yield several[language].format(count=question.max_choices)
    for key, value in keys(question).items():
        yield f"{key} = {_meaning(question, value, language)}"


def _meaning(question: Question, value: str, language: Language) -> str:
    option = question.option(value)
    if option:
        return f"{option.label[language]} ({option.id})"
    if question.inapplicable and value == INAPPLICABLE:
        return question.inapplicable.label[language]
    return UNKNOWN[language]
