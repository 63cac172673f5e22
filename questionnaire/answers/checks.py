"""What may be answered: one rule for forms, files and tables. Every reason to refuse has a code."""

from __future__ import annotations

from typing import Literal

from questionnaire.answers.answers import Value
from questionnaire.calendar.quarters import parse_quarter
from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Question
from questionnaire.places.regions import Regions

Fault = Literal[
    "damaged", "foreign", "newer", "question", "option", "type", "too_long", "too_many", "repeated"
]


class AnswerError(ValueError):
    """`fault` says what is wrong; `subject` is a question's id, or empty for a file as a whole."""

    def __init__(self, fault: Fault, subject: str = "", value: str = "") -> None:
        super().__init__(f"{fault}: {subject} {value}".strip())
        self.fault = fault
        self.subject = subject
        self.value = value


def check_values(question: Question, regions: Regions, values: Value) -> Value:
    """The values as they may be stored. Raises AnswerError."""
    values = tuple(value for value in values if value)
    if len(values) > max(question.max_choices, 1):
        raise AnswerError("too_many", question.id)
    if len(set(values)) < len(values):
        raise AnswerError("repeated", question.id)
    for value in values:
        _check_value(question, regions, value)
    return values


def _check_value(question: Question, regions: Regions, value: str) -> None:
    if question.kind == "text":
        if len(value) > question.max_length:
            raise AnswerError("too_long", question.id)
    elif not is_choice(question, regions, value):
        raise AnswerError("option", question.id, value)


def is_choice(question: Question, regions: Regions, value: str) -> bool:
    """Whether it can be chosen; "I don't know yet" and "does not apply" only where they are offered."""
    if value == UNKNOWN:
        return question.unknown is not None
    if value == INAPPLICABLE:
        return question.inapplicable is not None
    if question.kind in ("place", "places"):
        return regions.place(value) is not None
    if question.kind == "quarter":
        return parse_quarter(value) is not None
    return question.option(value) is not None
