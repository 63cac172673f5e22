"""What a second look compares with: one set of earlier answers for an assessment, erased with it."""

from __future__ import annotations

import json

from sqlalchemy import Engine, bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from questionnaire.answers import Answers
from questionnaire.comparison import Earlier
from questionnaire.storage.assessments import StorageUnavailable
from questionnaire.storage.engine import BEGIN
from questionnaire.storage.tables import earlier_answers

_OF = earlier_answers.c.assessment_id == bindparam("assessment")
_FIND = select(earlier_answers.c.day, earlier_answers.c.answers).where(_OF)
_DROP = delete(earlier_answers).where(_OF)


class Looks:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def find(self, assessment_id: int) -> Earlier | None:
        """Raises StorageUnavailable."""
        try:
            with self.engine.connect() as connection:
                row = connection.execute(_FIND, {"assessment": assessment_id}).one_or_none()
        except OperationalError as error:
            raise StorageUnavailable from error
        if row is None:
            return None
        kept = {question: tuple(values) for question, values in json.loads(row.answers).items()}
        return Earlier(Answers(kept), row.day)

    def keep(self, assessment_id: int, earlier: Earlier) -> bool:
        """Takes the place of what was kept before. False where the assessment was erased meanwhile.

        Raises StorageUnavailable.
        """
        kept = json.dumps(dict(earlier.answers), ensure_ascii=False)
        row = {"assessment_id": assessment_id, "day": earlier.day, "answers": kept}
        try:
            with self.engine.begin() as connection:
                connection.exec_driver_sql(BEGIN)
                connection.execute(_DROP, {"assessment": assessment_id})
                connection.execute(insert(earlier_answers), row)
        except IntegrityError:
            return False
        except OperationalError as error:
            raise StorageUnavailable from error
        return True
