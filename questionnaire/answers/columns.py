"""Columns of a group's table that are no answers. Whoever reads the table back passes them over."""

from __future__ import annotations

from questionnaire.answers.retired import RETIRED
from questionnaire.catalogue.lessons import Lesson

SEAT = "seat"
WORD = "word"
STEP = "step"
READ_ME = "read_me"
MEASURES = ("points", "out_of", "stage", "open")


def measure(lesson: Lesson, name: str) -> str:
    """No question's id has a dot."""
    return f"{lesson.id}.{name}"


def is_beside(column: str) -> bool:
    """Written for people: worked out from the answers, telling seats apart, or not asked any more."""
    return (
        column in (WORD, STEP, READ_ME)
        or column in RETIRED
        or column.endswith(tuple(f".{name}" for name in MEASURES))
    )
