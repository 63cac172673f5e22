"""One cell of a table as an answer: an id, the key before it on paper, or the words themselves."""

from __future__ import annotations

import re

from msgspec import Struct

from questionnaire.answers.answers import Value
from questionnaire.answers.checks import AnswerError, check_values
from questionnaire.answers.keys import LETTERS, keys
from questionnaire.answers.quarter_cells import read_quarter
from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Question
from questionnaire.hygiene import clean, unguarded
from questionnaire.places.former import key_as_typed
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.texts import LANGUAGES, Text

SEPARATORS = re.compile(r"[|;]")
FAILED_FORMULA = re.compile(r"#(?:REF!|BEZUG!|N/A|NV|NAME\?|VALUE!|WERT!|DIV/0!|NUM!|ZAHL!|NULL!)")
SIGNS = {"?": UNKNOWN, "-": INAPPLICABLE, "–": INAPPLICABLE}


class AmbiguousPlace(AnswerError):
    """A name that no single place bears; `candidates` are those that may be meant, none where none fits."""

    def __init__(self, subject: str, value: str, candidates: tuple[Place, ...]) -> None:
        super().__init__("option", subject, value)
        self.candidates = candidates


class FailedFormula(AnswerError):
    """What a spreadsheet writes where it could not work out a value."""

    def __init__(self, subject: str, value: str) -> None:
        super().__init__("option", subject, value)


def refuse_failed_formula(subject: str, text: str) -> None:
    """Raises FailedFormula."""
    if FAILED_FORMULA.fullmatch(text):
        raise FailedFormula(subject, text)


class CellReader(Struct, frozen=True):
    regions: Regions
    gazetteer: Gazetteer

    def read(self, question: Question, cell: str) -> Value:
        """The values as they may be stored; none where the cell is empty. Raises AnswerError."""
        refuse_failed_formula(question.id, clean(cell))
        is_list = question.kind in ("choices", "places")
        typed = [clean(piece) for piece in (SEPARATORS.split(cell) if is_list else [cell])]
        values = (value for text in typed for value in self._values(question, text))
        return check_values(question, self.regions, tuple(values))

    def _values(self, question: Question, text: str) -> Value:
        """Several keys may be one word: AC."""
        by_key = keys(question)
        is_keys = question.kind == "choices" and text.upper().strip(LETTERS) == "" and text not in by_key
        if is_keys and not question.option(text):
            return tuple(by_key.get(key, key) for key in text.upper())
        return (self._value(question, text),)

    def _value(self, question: Question, text: str) -> str:
        if question.kind == "text" or not text:
            return unguarded(text)
        if text in SIGNS:
            return SIGNS[text]
        match question.kind:
            case "place" | "places":
                value = keys(question).get(text, text)
                return value if value == UNKNOWN else self._place(question, text)
            case "quarter":
                return read_quarter(question, text)
            case _:
                return _choice(question, text)

    def _place(self, question: Question, text: str) -> str:
        match = self.gazetteer.resolve(text)
        if isinstance(match, Place):
            return key_as_typed(self.regions, text, match)
        raise AmbiguousPlace(question.id, text, match.places)


def _choice(question: Question, text: str) -> str:
    """What it stands for; as it is where it stands for nothing."""
    labels = [(option.id, option.label) for option in question.options]
    if question.inapplicable:
        labels.append((INAPPLICABLE, question.inapplicable.label))
    folded = text.casefold()
    values = (value for value, label in labels if folded in _words(value, label))
    return keys(question).get(text.upper()) or next(values, text)


def _words(value: str, label: Text) -> set[str]:
    return {value, *(clean(label[language]).casefold() for language in LANGUAGES)}
