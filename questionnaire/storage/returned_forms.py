"""Forms that went back to whoever sent them: sealed, for minutes, erased with what they are about."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select

from questionnaire.storage.tables import assessments, returned_forms, seconds
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.write_ahead_log import WriteAheadLog

LIFE = timedelta(minutes=30)
# Some pages take forms from anybody, so the room that they have together is limited.
MOST_FORMS = 1000
MOST_BYTES = 64 * 1024
_MINE = select(assessments.c.id).where(assessments.c.fingerprint == bindparam("assessment"))
_PUT = insert(returned_forms).values(assessment_id=_MINE.scalar_subquery())
_COUNT = select(func.count()).select_from(returned_forms)


class SealedForm(Struct, frozen=True):
    """Both follow from the form's own address, and neither leads back to it."""

    fingerprint: bytes
    sealed: bytes


class About(Struct, frozen=True):
    """What a form goes with: an assessment, by its fingerprint, a workshop, or nothing."""

    assessment: bytes | None = None
    workshop_id: int | None = None


class ReturnedForms:
    def __init__(self, engine: Engine, log: WriteAheadLog) -> None:
        self.engine = engine
        self.log = log

    def put(self, form: SealedForm, about: About, now: datetime) -> bool:
        """False where there is no room for it. Raises StorageUnavailable."""
        if len(form.sealed) > MOST_BYTES:
            return False
        row = {"fingerprint": form.fingerprint, "sealed": form.sealed, "put_at": seconds(now)}
        whose = {"assessment": about.assessment, "workshop_id": about.workshop_id}
        with writing(self.engine) as connection:
            forget_old_forms(connection, now)
            has_room = connection.execute(_COUNT).scalar_one() < MOST_FORMS
            if has_room:
                connection.execute(_PUT, row | whose)
        self.log.forget_what_is_left()
        return has_room

    def find(self, fingerprint: bytes, now: datetime) -> bytes | None:
        """What was sealed. Raises StorageUnavailable."""
        mine = (returned_forms.c.fingerprint == fingerprint) & (returned_forms.c.put_at >= _oldest(now))
        with reading(self.engine) as connection:
            sealed: bytes | None = connection.execute(select(returned_forms.c.sealed).where(mine)).scalar()
        return sealed

    def forget(self, fingerprint: bytes) -> None:
        """Raises StorageUnavailable."""
        with writing(self.engine) as connection:
            connection.execute(delete(returned_forms).where(returned_forms.c.fingerprint == fingerprint))
        self.log.forget_what_is_left()


def forget_old_forms(connection: Connection, now: datetime) -> None:
    """Also those of a clock that has been set back since."""
    put_at = returned_forms.c.put_at
    connection.execute(delete(returned_forms).where(~put_at.between(_oldest(now), seconds(now + LIFE))))


def _oldest(now: datetime) -> int:
    return seconds(now - LIFE)
