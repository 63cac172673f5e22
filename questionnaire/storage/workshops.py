"""Workshops in the database. Answers belong to the participants: they outlive the workshop."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import ColumnElement, Connection, Engine, Select, delete, insert, select, update

from questionnaire.answers import Answers
from questionnaire.storage.faults import StillInLog
from questionnaire.storage.log import WriteAheadLog
from questionnaire.storage.tables import answers, assessments, seats, workshops
from questionnaire.storage.transactions import reading, writing
from questionnaire.workshop import Invitation, Seat, Sheet, Workshop

MOST_SEATS = 200
_WORKSHOP = (
    workshops.c.id,
    workshops.c.code,
    workshops.c.title,
    workshops.c.day,
    workshops.c.language,
    workshops.c.closed,
    workshops.c.seats_given,
)


class Full(RuntimeError):
    """The workshop is closed, or every seat is taken."""


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
            "changed_at": _seconds(now),
        }
        with self._writing() as connection:
            connection.execute(insert(workshops).values(row))

    def led_by(self, fingerprint: bytes, now: datetime) -> Workshop | None:
        return self._find(workshops.c.fingerprint == fingerprint, now)

    def called(self, code: str, now: datetime) -> Workshop | None:
        return self._find(workshops.c.code == code, now)

    def join(self, workshop: Workshop, fingerprint: bytes, edition: str, now: datetime) -> int:
        """The seat's number, with an assessment behind it; who has one here keeps it.

        Raises Full or StorageUnavailable.
        """
        moment = _seconds(now)
        with self._writing() as connection:
            own: int | None = connection.execute(_seat(workshop.id, fingerprint)).scalar()
            if own:
                return own
            number = _next_number(connection, workshop.id, moment)
            begun = insert(assessments).values(
                fingerprint=fingerprint, edition=edition, created_at=moment, changed_at=moment
            )
            (assessment_id,) = connection.execute(begun).inserted_primary_key or (0,)
            seat = {"assessment_id": assessment_id, "workshop_id": workshop.id, "number": number}
            connection.execute(insert(seats).values(seat))
        return number

    def seat_of(self, fingerprint: bytes, now: datetime) -> Seat | None:
        """The participant's own seat, as long as both their answers and the workshop are kept."""
        oldest = _seconds(now - self.keep)
        wanted = (
            select(seats.c.number, *_WORKSHOP)
            .select_from(seats.join(workshops).join(assessments))
            .where(
                assessments.c.fingerprint == fingerprint,
                assessments.c.changed_at >= oldest,
                workshops.c.changed_at >= oldest,
            )
        )
        with reading(self.engine) as connection:
            row = connection.execute(wanted).one_or_none()
        return Seat(_workshop(row), row.number) if row else None

    def fingerprint_of_seat(self, workshop_id: int, number: int, now: datetime) -> bytes | None:
        """Of this workshop's seat and no other's: under it the seat's answers can be saved."""
        here = (seats.c.workshop_id == workshop_id) & (seats.c.number == number)
        fresh = assessments.c.changed_at >= _seconds(now - self.keep)
        wanted = select(assessments.c.fingerprint).select_from(seats.join(assessments)).where(here, fresh)
        with reading(self.engine) as connection:
            found: bytes | None = connection.execute(wanted).scalar()
        return found

    def sheets(self, workshop_id: int) -> tuple[Sheet, ...]:
        """In the order of the seats."""
        wanted = (
            select(seats.c.number, assessments.c.edition, assessments.c.changed_at, answers)
            .select_from(
                seats.join(assessments).outerjoin(answers, answers.c.assessment_id == assessments.c.id)
            )
            .where(seats.c.workshop_id == workshop_id)
            .order_by(seats.c.number)
        )
        with reading(self.engine) as connection:
            rows = connection.execute(wanted).all()
        return tuple(_sheet(list(found)) for _, found in groupby(rows, attrgetter("number")))

    def rotate(self, workshop_id: int, fingerprint: bytes) -> None:
        """The old secret leads nowhere from now on."""
        self._change(workshop_id, fingerprint=fingerprint)

    def close(self, workshop_id: int, closed: bool = True) -> None:
        """Nobody can join a closed workshop; everything else stays."""
        self._change(workshop_id, closed=closed)

    def erase(self, workshop_id: int) -> None:
        """Nothing of it stays in the database files. Raises StorageUnavailable or StillInLog."""
        self._erase(workshops.c.id == workshop_id)

    def erase_expired(self, now: datetime) -> int:
        """The number of workshops erased. Raises StorageUnavailable or StillInLog."""
        return self._erase(workshops.c.changed_at < _seconds(now - self.keep))

    def _erase(self, unwanted: ColumnElement[bool]) -> int:
        with self._writing() as connection:
            gone = connection.execute(delete(workshops).where(unwanted)).rowcount
        if gone and not self.log.forget():
            raise StillInLog
        return gone

    def _change(self, workshop_id: int, **values: Any) -> None:
        with self._writing() as connection:
            connection.execute(update(workshops).where(workshops.c.id == workshop_id).values(values))

    def _find(self, wanted: ColumnElement[bool], now: datetime) -> Workshop | None:
        fresh = workshops.c.changed_at >= _seconds(now - self.keep)
        with reading(self.engine) as connection:
            row = connection.execute(select(*_WORKSHOP).where(wanted, fresh)).one_or_none()
        return _workshop(row) if row else None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self.engine) as connection:
            yield connection
        self.log.forget_what_is_left()


def _seat(workshop_id: int, fingerprint: bytes) -> Select[Any]:
    own = (seats.c.workshop_id == workshop_id) & (assessments.c.fingerprint == fingerprint)
    return select(seats.c.number).select_from(seats.join(assessments)).where(own)


def _next_number(connection: Connection, workshop_id: int, moment: int) -> int:
    """Counted in the workshop itself, so that an erased seat's number is not given again."""
    is_open = (workshops.c.id == workshop_id) & ~workshops.c.closed & (workshops.c.seats_given < MOST_SEATS)
    counted = (
        update(workshops).where(is_open).values(seats_given=workshops.c.seats_given + 1, changed_at=moment)
    )
    if not connection.execute(counted).rowcount:
        raise Full
    given = select(workshops.c.seats_given).where(workshops.c.id == workshop_id)
    number: int = connection.execute(given).scalar_one()
    return number


def _workshop(row: Any) -> Workshop:
    invitation = Invitation(row.code, row.title, row.day, row.language)
    return Workshop(row.id, invitation, row.closed, row.seats_given)


def _sheet(rows: list[Any]) -> Sheet:
    first = rows[0]
    values = {row.question_id: tuple(json.loads(row.value)) for row in rows if row.question_id}
    changed_at = datetime.fromtimestamp(first.changed_at, UTC)
    return Sheet(first.number, first.edition, changed_at, Answers(values))


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
