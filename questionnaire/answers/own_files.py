"""Files of ours that somebody may hand back in the wrong place, told apart by how they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questionnaire.answers.keys import numbered
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Question
from questionnaire.hygiene import clean
from questionnaire.texts import LANGUAGES, Language

FORMAT = "rathausreif-answers"
# Workbooks, letters and print folders; PDFs; calendars.
OTHER_MARKS = (b"PK\x03\x04", b"%PDF-", b"BEGIN:VCALENDAR")
# No JSON begins with a word and a delimiter.
TABLE = re.compile(rb"(?:\xef\xbb\xbf)?[^\W\d][\w .]*[,;\t]")
ANSWERS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"' + FORMAT.encode())


def is_other_file(document: bytes) -> bool:
    """Whether it is none of answers, damaged or not: something else that can be downloaded here."""
    return document.startswith(OTHER_MARKS) or TABLE.match(document) is not None


def is_answers_file(document: bytes) -> bool:
    return ANSWERS.match(document) is not None


def heading(number: int, question: Question, language: Language) -> str:
    """What people read above a question's column in a group's workbook."""
    return f"{number} {(question.topic or question.title)[language]}"


def is_for_people(catalogue: Catalogue, row: Sequence[str]) -> bool:
    """Whether these are the headings of a group's workbook, whose answers are words."""
    headings = {
        clean(heading(number, question, language))
        for number, question in numbered(catalogue)
        for language in LANGUAGES
    }
    return any(clean(cell) in headings for cell in row)
