"""Answers as they were at an earlier sitting."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from questionnaire.answers.answers import Answers

# Whoever comes back after this long begins a new sitting; the last one's answers are kept to compare with.
NEW_SITTING = timedelta(weeks=4)


class Earlier(Struct, frozen=True):
    """Answers as they were; `day` is None where the file that they come from does not say."""

    answers: Answers
    day: date | None
