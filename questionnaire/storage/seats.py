"""Seats of workshops: who joined, and the answers that an advisor may see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from msgspec import json
from sqlalchemy import Connection, Engine, Select, bindparam, delete, func, insert, select, update

from questionnaire.answers.answers import Answers
from questionnaire.storage.period import KEPT, Period
from questionnaire.storage.tables import answers, assessments, seats, seconds, workshops
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.workshops import WORKSHOP, workshop_of
from questionnaire.storage.write_ahead_log import WriteAheadLog
from questionnaire.workshop.workshop import Seat, SeatAnswers, Workshop

MOST_SEATS = 200
# Looked at no closer: what is damaged breaks its own plan, not everybody's.
_value = json.Decoder(tuple).decode
# Asked for by each plan's page; made once, as in statements.py.
OWN_SEAT = (
    select(seats.c.number, *WORKSHOP)
    .select_from(seats.join(workshops).join(assessments))
    .where(
        assessments.c.fingerprint == bindparam("fingerprint"),
        KEPT,
        workshops.c.changed_at >= bindparam("oldest"),
    )
)


class WorkshopFull(RuntimeError):
    """The workshop is closed, or every seat is taken."""


class Seats:
    """A seat stands for an assessment, and is found as long as that is."""

    def __init__(self, engine: Engine, period: Period, log: WriteAheadLog) -> None:
        self.engine = engine
        self.period = period
        self.log = log

    def join(self, workshop: Workshop, fingerprint: bytes, edition_number: str, now: datetime) -> int:
        """The seat's number, with an assessment behind it; who has one here keeps it.

        Raises WorkshopFull or StorageUnavailable.
        """
        with self._writing() as connection:
            own: int | None = connection.execute(_seat(workshop.id, fingerprint)).scalar()
            return own or _sit_down(connection, workshop.id, fingerprint, edition_number, seconds(now))

    def seat_of(self, fingerprint: bytes, now: datetime) -> Seat | None:
        """The participant's own seat, as long as both their answers and the workshop are kept."""
        sought = {"fingerprint": fingerprint} | self.period.limits(now)
        with reading(self.engine) as connection:
            row = connection.execute(OWN_SEAT, sought).one_or_none()
        return Seat(workshop_of(row), row.number) if row else None

    def fingerprint_of_seat(self, workshop_id: int, number: int, now: datetime) -> bytes | None:
        """Of this workshop's seat and no other's: under it the seat's answers can be saved."""
        here = (seats.c.workshop_id == workshop_id) & (seats.c.number == number)
        seat = select(assessments.c.fingerprint).select_from(seats.join(assessments))
        wanted = seat.where(here, self.period.kept(now))
        with reading(self.engine) as connection:
            fingerprint: bytes | None = connection.execute(wanted).scalar()
        return fingerprint

    def answers(self, workshop_id: int, now: datetime) -> tuple[SeatAnswers, ...]:
        """Everybody's, in the order of the seats."""
        wanted = (
            select(
                seats.c.number,
                assessments.c.edition,
                assessments.c.changed_at,
                answers.c.question_id,
                answers.c.value,
            )
            .select_from(
                seats.join(assessments).outerjoin(answers, answers.c.assessment_id == assessments.c.id)
            )
            .where(seats.c.workshop_id == workshop_id, self.period.kept(now))
            .order_by(seats.c.number, answers.c.question_id)
        )
        with reading(self.engine) as connection:
            rows = connection.execute(wanted).all()
        # By position: a room of 200 has 7,000 rows, and names take twice the time.
        return tuple(_seat_answers(list(seat_rows)) for _, seat_rows in groupby(rows, itemgetter(0)))

    def remove_empty(self, workshop_id: int, untouched_since: datetime) -> None:
        """Seats on which nothing has been answered, as somebody who joins twice leaves them."""
        begun = select(answers.c.assessment_id)
        empty = select(seats.c.assessment_id).where(
            seats.c.workshop_id == workshop_id, seats.c.assessment_id.not_in(begun)
        )
        unwanted = assessments.c.id.in_(empty) & (assessments.c.changed_at <= seconds(untouched_since))
        with self._writing() as connection:
            connection.execute(delete(assessments).where(unwanted))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self.engine) as connection:
            yield connection
        self.log.forget_what_is_left()


def _seat(workshop_id: int, fingerprint: bytes) -> Select[Any]:
    own = (seats.c.workshop_id == workshop_id) & (assessments.c.fingerprint == fingerprint)
    return select(seats.c.number).select_from(seats.join(assessments)).where(own)


def _sit_down(
    connection: Connection, workshop_id: int, fingerprint: bytes, edition_number: str, moment: int
) -> int:
    number = _next_number(connection, workshop_id, moment)
    begun = insert(assessments).values(
        fingerprint=fingerprint, edition=edition_number, created_at=moment, changed_at=moment
    )
    (assessment_id,) = connection.execute(begun).inserted_primary_key or (0,)
    seat = {"assessment_id": assessment_id, "workshop_id": workshop_id, "number": number}
    connection.execute(insert(seats).values(seat))
    return number


def _next_number(connection: Connection, workshop_id: int, moment: int) -> int:
    """Counted in the workshop itself, so that an erased seat's number is not given again."""
    seats_taken = select(func.count()).where(seats.c.workshop_id == workshop_id).scalar_subquery()
    is_open = (workshops.c.id == workshop_id) & ~workshops.c.closed & (seats_taken < MOST_SEATS)
    counted = (
        update(workshops).where(is_open).values(seats_given=workshops.c.seats_given + 1, changed_at=moment)
    )
    if not connection.execute(counted).rowcount:
        raise WorkshopFull
    last_given = select(workshops.c.seats_given).where(workshops.c.id == workshop_id)
    number: int = connection.execute(last_given).scalar_one()
    return number


def _seat_answers(rows: list[Any]) -> SeatAnswers:
    number, edition, changed_at, *_ = rows[0]
    values = {question: _value(value) for *_, question, value in rows if question}
    return SeatAnswers(number, edition, datetime.fromtimestamp(changed_at, UTC), Answers(values))
