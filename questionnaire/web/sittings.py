"""Sittings: whoever comes back after weeks begins a new one, and a second look compares it with the last."""

from __future__ import annotations

from datetime import timedelta

from questionnaire.comparison import Earlier
from questionnaire.storage import Assessment
from questionnaire.web.house import house, local_day

NEW_SITTING = timedelta(weeks=4)


def keep_last_sitting(assessment: Assessment) -> None:
    """Before the first change of a new sitting. Raises StorageUnavailable."""
    is_new_sitting = house().now() - assessment.changed_at >= NEW_SITTING
    if is_new_sitting and assessment.answers:
        earlier = Earlier(assessment.answers, local_day(assessment.changed_at))
        house().looks.keep(assessment.id, earlier)
