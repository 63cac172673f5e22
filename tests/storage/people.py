"""Two people with answers: mine, and yours."""

from __future__ import annotations

from datetime import datetime

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessment, Assessments

MINE = b"m" * 32
YOURS = b"y" * 32
TYPED = "Verschwiegenheit für Żółć e.V."


def saved(storage: Assessments, now: datetime, **given: str) -> Assessment:
    """Mine, with these answers."""
    storage.create(MINE, "2026.1", Answers({key: (value,) for key, value in given.items()}), now)
    return found(storage, MINE, now)


def found(storage: Assessments, whose: bytes, now: datetime) -> Assessment:
    assessment = storage.find(whose, now)
    assert assessment is not None
    return assessment
