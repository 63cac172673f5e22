"""Keys on paper: what stands beside each option, and what an advisor types. One rule for both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from questionnaire.answers.answers import Value
from questionnaire.answers.checks import AnswerError
from questionnaire.calendar.quarters import Quarter
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Question

# The same on every question, so that fingers learn them; options have 1 to 8.
UNKNOWN_KEY = "9"
INAPPLICABLE_KEY = "0"
DIGITS = "12345678"
# Without I and O, which pens make look like 1 and 0. Several choices are one word: ACF.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
SEPARATORS = re.compile(r"[\s,;.+/&-]+")
QUARTER = re.compile(r"([1-4])(?:20)?([0-9]{2})")


def numbered(catalogue: Catalogue) -> Iterator[tuple[int, Question]]:
    """Through the whole sheet, from 1: whoever types sees at once that a question was skipped."""
    return enumerate(catalogue.asked_questions, 1)


def keys(question: Question) -> Mapping[str, str]:
    """Each key and the answer that it stands for, in the order of the sheet; none where only words fit."""
    signs = LETTERS if question.kind == "choices" else DIGITS
    answers = dict(zip(signs, (option.id for option in question.options), strict=False))
    if question.unknown:
        answers[UNKNOWN_KEY] = UNKNOWN
    if question.inapplicable:
        answers[INAPPLICABLE_KEY] = INAPPLICABLE
    return answers


def read_keys(question: Question, typed: str) -> Value:
    """What a sheet's line says; empty where nothing is typed. Raises AnswerError.

    Names of places stay as they were typed: which place they mean is for the gazetteer to say.
    """
    plain = SEPARATORS.sub("", typed).upper()
    if not plain:
        return ()
    match question.kind:
        case "text":
            return (typed,)
        case "place" | "places":
            return (keys(question).get(plain, typed),)
        case "quarter":
            return (keys(question).get(plain) or _quarter(question, plain),)
        case _:
            return tuple(_meant(question, key) for key in plain)


def _meant(question: Question, key: str) -> str:
    try:
        return keys(question)[key]
    except KeyError:
        raise AnswerError("option", question.id, key) from None


def _quarter(question: Question, plain: str) -> str:
    """1 27, 1/2027 or 127: the first quarter of 2027."""
    match = QUARTER.fullmatch(plain)
    if not match:
        raise AnswerError("option", question.id, plain)
    return str(Quarter(2000 + int(match[2]), int(match[1])))
