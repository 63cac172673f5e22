"""What to do about an answers file that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaire.answers.checks import AnswerError, Fault
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Question

REMEDIES: Mapping[Fault, str] = {
    "damaged": "not readable as JSON with an `answers` table; download the file again",
    "foreign": "no answers file; its `format` must be `rathausreif-answers`; tables are for `flask plans`",
    "newer": "made by another version of this file format; this program reads version 1",
    "question": "{id}: there is no such question; remove it or correct the id",
    "option": "{id}: cannot be {value!r}; choose {choices}",
    "too_long": "{id}: the text is too long; shorten it",
    "too_many": "{id}: too many values; keep the most important ones",
    "repeated": "{id}: a value is there twice; remove one",
    "type": "{id}: only texts in quotation marks are possible",
}
PLACE = (
    "the key of a place: five digits for a Landkreis or county-level city such as 12073,"
    " eight for a municipality such as 12060052"
)
QUARTER = "a quarter such as 2027-Q3"


def remedy(error: AnswerError, catalogue: Catalogue) -> str:
    choices = _choices(error.subject, catalogue)
    return REMEDIES[error.fault].format(id=error.subject, value=error.value, choices=choices)


def _choices(question_id: str, catalogue: Catalogue) -> str:
    question = catalogue.question(question_id)
    match question.kind if question else None:
        case "place" | "places":
            return PLACE
        case "quarter":
            return QUARTER
        case _:
            return "one of " + ", ".join(_ids(question))


def _ids(question: Question | None) -> list[str]:
    if not question:
        return []
    special = {"unknown": question.unknown, "inapplicable": question.inapplicable}
    ids = [option.id for option in question.options]
    return ids + [value for value, offered in special.items() if offered]
