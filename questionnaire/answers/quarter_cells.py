"""A quarter as it stands in a cell, and what a spreadsheet makes of one: a date, which is no quarter."""

from __future__ import annotations

import re
from contextlib import suppress

from questionnaire.answers.checks import AnswerError
from questionnaire.answers.keys import read_keys
from questionnaire.catalogue.questions import Question

# 2027-Q3, Q3 2027, 3/2027
QUARTER = re.compile(r"(20\d\d)\W*q?([1-4])", re.IGNORECASE)
REVERSED_QUARTER = re.compile(r"q?([1-4])\W*(20\d\d)", re.IGNORECASE)
# 01.03.2027, 3/1/27, 2027-03-01 00:00:00, 1. März 2027, 1-Mar-27
DAY = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}(?:[ T]\d.*)?|\d{1,2}[. -]\s?[^\W\d_]{3,}[. -]\s?\d{2,4}"
)
# 12/2027, 03.2027, 2027-03, Mrz 27, März 2027, Mar-27
MONTH = re.compile(
    r"(?:0?[5-9]|0[1-4]|1[0-2])[./-]\s?\d{2,4}|20\d\d[./-](?:0[1-9]|1[0-2]|[5-9])|[^\W\d_]{3,}[. -]+\d{2,4}"
)
# A quarter by itself, a month beside others: 3/2027, 3.27, 2027-3
EITHER = re.compile(r"[1-4][./-]\s?(?:20)?\d{2}|20\d\d[./-][1-4]")


class DateForQuarter(AnswerError):
    """`is_month` where the cell says no day."""

    def __init__(self, subject: str, value: str, *, is_month: bool) -> None:
        super().__init__("option", subject, value)
        self.is_month = is_month


def is_date(text: str) -> bool:
    """Whether it can only be a day or a month."""
    return bool(DAY.fullmatch(text) or MONTH.fullmatch(text))


def refuse_month(question: Question, text: str) -> None:
    """Beside dates in the same column, 3/2027 is March. Raises DateForQuarter."""
    if EITHER.fullmatch(text):
        raise DateForQuarter(question.id, text, is_month=True)


def read_quarter(question: Question, text: str) -> str:
    """As it may be stored; as it is where it is none. Raises DateForQuarter."""
    if is_date(text):
        raise DateForQuarter(question.id, text, is_month=not DAY.fullmatch(text))
    with suppress(AnswerError):
        return "".join(read_keys(question, text))
    if match := QUARTER.fullmatch(text):
        return f"{match[1]}-Q{match[2]}"
    return REVERSED_QUARTER.sub(r"\2-Q\1", text)
