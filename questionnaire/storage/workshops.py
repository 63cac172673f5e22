"""Workshops in the database. Answers belong to the participants: they outlive the workshop."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, select, update

from questionnaire.storage.faults import StillInLog
from questionnaire.storage.tables import seconds, workshops
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.write_ahead_log import WriteAheadLog
from questionnaire.workshop.workshop import Invitation, Workshop

WORKSHOP = (
    workshops.c.id,
    workshops.c.code,
    workshops.c.title,
    workshops.c.day,
    workshops.c.language,
    workshops.c.closed,
    workshops.c.seats_given,
)


class Workshops:
    """`keep_days` after the last seat was taken a workshop is as good as gone, and soon is."""

    def __init__(self, engine: Engine, keep_days: int, log: WriteAheadLog) -> None:
        self.engine = engine
        self.keep = timedelta(days=keep_days)
        self.log = log

    def open(self, fingerprint: bytes, invitation: Invitation, now: datetime) -> None:
        """Raises StorageUnavailable."""
        row = {
            "fingerprint": fingerprint,
            **asdict(invitation),
            "closed": False,
            "seats_given": 0,
            "changed_at": seconds(now),
        }
        with self._writing() as connection:
            connection.execute(insert(workshops).values(row))

    def led_by(self, fingerprint: bytes, now: datetime) -> Workshop | None:
        return self._find(workshops.c.fingerprint == fingerprint, now)

    def called(self, code: str, now: datetime) -> Workshop | None:
        return self._find(workshops.c.code == code, now)

    def rotate(self, workshop_id: int, fingerprint: bytes) -> None:
        """The old secret leads nowhere from now on."""
        self._change(workshop_id, fingerprint=fingerprint)

    def close(self, workshop_id: int, closed: bool = True) -> None:
        """Nobody can join a closed workshop; everything else stays."""
        self._change(workshop_id, closed=closed)

    def erase(self, workshop_id: int) -> None:
        """Nothing of it stays in the database files. Raises StorageUnavailable or StillInLog."""
        with self._writing() as connection:
            gone = connection.execute(delete(workshops).where(workshops.c.id == workshop_id)).rowcount
        if gone and not self.log.forget():
            raise StillInLog

    def _change(self, workshop_id: int, **values: Any) -> None:
        with self._writing() as connection:
            connection.execute(update(workshops).where(workshops.c.id == workshop_id).values(values))

    def _find(self, wanted: ColumnElement[bool], now: datetime) -> Workshop | None:
        fresh = workshops.c.changed_at >= seconds(now - self.keep)
        with reading(self.engine) as connection:
            row = connection.execute(select(*WORKSHOP).where(wanted, fresh)).one_or_none()
        return workshop_of(row) if row else None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self.engine) as connection:
            yield connection
        self.log.forget_what_is_left()


def workshop_of(row: Any) -> Workshop:
    invitation = Invitation(row.code, row.title, row.day, row.language)
    return Workshop(row.id, invitation, row.closed, row.seats_given)
