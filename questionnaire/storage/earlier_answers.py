"""What a second look compares with: one set of earlier answers for an assessment, erased with it."""

from __future__ import annotations

from typing import Any

from msgspec import json
from sqlalchemy import Engine, bindparam, delete, insert, select

from questionnaire.answers.answers import Answers, Value
from questionnaire.answers.earlier import Earlier
from questionnaire.storage.tables import assessments, earlier_answers
from questionnaire.storage.transactions import reading, writing

_MINE = assessments.c.fingerprint == bindparam("fingerprint")
_FIND = select(earlier_answers.c.day, earlier_answers.c.answers).join_from(earlier_answers, assessments)
_read = json.Decoder(dict[str, Value]).decode


class EarlierAnswers:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def find(self, fingerprint: bytes) -> Earlier | None:
        """Raises StorageUnavailable."""
        with reading(self.engine) as connection:
            row = connection.execute(_FIND.where(_MINE), {"fingerprint": fingerprint}).one_or_none()
        return Earlier(Answers(_read(row.answers)), row.day) if row else None

    def keep(self, fingerprint: bytes, earlier: Earlier) -> bool:
        """Takes the place of what was kept before. False where the assessment was erased meanwhile.

        Raises StorageUnavailable.
        """
        with writing(self.engine) as connection:
            sought = {"fingerprint": fingerprint}
            assessment_id = connection.execute(select(assessments.c.id).where(_MINE), sought).scalar()
            if assessment_id is not None:
                connection.execute(DROP, {"assessment_id": assessment_id})
                connection.execute(KEEP, earlier_row(assessment_id, earlier))
        return assessment_id is not None


DROP = delete(earlier_answers).where(earlier_answers.c.assessment_id == bindparam("assessment_id"))
KEEP = insert(earlier_answers)


def earlier_row(assessment_id: int, earlier: Earlier) -> dict[str, Any]:
    kept = json.encode(dict(earlier.answers)).decode()
    return {"assessment_id": assessment_id, "day": earlier.day, "answers": kept}
