"""One person's saved answers, found by the fingerprint of an unguessable link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct, json
from sqlalchemy import Connection, Engine, delete, insert
from sqlalchemy.engine.interfaces import DBAPICursor

from questionnaire.answers.answers import Answers, Value
from questionnaire.answers.earlier import NEW_SITTING, Earlier
from questionnaire.calendar.days import german_day
from questionnaire.storage.database import database_of
from questionnaire.storage.driver import Connected
from questionnaire.storage.earlier_answers import EarlierAnswers
from questionnaire.storage.faults import StillInLog
from questionnaire.storage.period import Period, wished_day
from questionnaire.storage.statements import UPSERT, statements_for
from questionnaire.storage.tables import assessments, seconds
from questionnaire.storage.transactions import writing
from questionnaire.storage.write_ahead_log import WriteAheadLog
from questionnaire.storage.writers import place_to_write

ANY_SITTING = 0
_value = json.Decoder(Value).decode


class Assessment(Struct, frozen=True):
    """`edition_number` tells which catalogue was answered; `changed_at` when an answer last changed.

    `used_at`: when an answer or a step last changed. `wished`: until when somebody wants it kept.
    """

    edition_number: str
    changed_at: datetime
    answers: Answers
    used_at: datetime
    wished: date | None


class Saved(Struct, frozen=True):
    """`goes_with_plan`: somebody wishes that the answers stay until after the plan's last date."""

    goes_with_plan: bool


class _Change(Struct, frozen=True):
    fingerprint: bytes
    edition_number: str
    values: Mapping[str, Value]
    now: datetime


class Assessments:
    """When its period is over an assessment is as good as gone, and soon is."""

    def __init__(self, engine: Engine, period: Period) -> None:
        self.engine = engine
        self.period = period
        self._texts = statements_for(engine)
        self.log = WriteAheadLog(engine)

    def create(self, fingerprint: bytes, edition_number: str, given: Answers, now: datetime) -> None:
        """Raises StorageUnavailable."""
        with self._writing() as connection:
            row = connection.execute(
                insert(assessments).values(
                    fingerprint=fingerprint,
                    edition=edition_number,
                    created_at=seconds(now),
                    changed_at=seconds(now),
                )
            )
            if row.inserted_primary_key and given:
                connection.execute(UPSERT.on(connection), _rows(row.inserted_primary_key[0], given))

    def find(self, fingerprint: bytes, now: datetime) -> Assessment | None:
        """Raises StorageUnavailable."""
        with Connected(self.engine) as (_connection, cursor):
            cursor.execute(self._texts.saved, {"fingerprint": fingerprint} | self.period.limits(now))
            rows = cursor.fetchall()
        return _assessment(rows) if rows else None

    def save(
        self, fingerprint: bytes, edition_number: str, changes: Mapping[str, Value], now: datetime
    ) -> Saved | None:
        """Sets each question on its own; an empty value takes the answer away.

        The first change of a new sitting keeps the answers of the last one for a second look.
        None where there is nothing to change: erased, expired or never there. Raises StorageUnavailable.
        """
        change = _Change(fingerprint, edition_number, changes, now)
        saved = self._save(change, seconds(now - NEW_SITTING))
        if saved:
            return saved
        last_sitting = self.find(fingerprint, now)
        if last_sitting is None:
            return None
        self._keep(fingerprint, last_sitting)
        return self._save(change, ANY_SITTING)

    def _save(self, change: _Change, sitting: int) -> Saved | None:
        """None where the answers' last change is older than that."""
        sought = {"fingerprint": change.fingerprint, "sitting": sitting} | self.period.limits(change.now)
        touched = {"now": seconds(change.now), "edition_now": change.edition_number}
        with place_to_write(self.engine), Connected(self.engine) as (connection, cursor):
            database_of(self.engine).begin_saving(cursor)
            cursor.execute(self._texts.touch, sought | touched)
            row = cursor.fetchone()
            if row:
                self._change(cursor, row[0], change.values)
            connection.commit()
        self.log.forget_what_is_left()
        return Saved(goes_with_plan=row[1] is not None) if row else None

    def _keep(self, fingerprint: bytes, last_sitting: Assessment) -> None:
        if last_sitting.answers:
            earlier = Earlier(last_sitting.answers, german_day(last_sitting.changed_at))
            EarlierAnswers(self.engine).keep(fingerprint, earlier)

    def erase(self, fingerprint: bytes) -> None:
        """Nothing of it stays in the database files. Raises StorageUnavailable or StillInLog."""
        with self._writing() as connection:
            connection.execute(delete(assessments).where(assessments.c.fingerprint == fingerprint))
        if not self.log.forget():
            raise StillInLog

    def _change(self, cursor: DBAPICursor, assessment_id: int, changes: Mapping[str, Value]) -> None:
        emptied = [key for key, value in changes.items() if not value]
        if emptied:
            keys = [{"assessment_id": assessment_id, "question_id": key} for key in emptied]
            cursor.executemany(self._texts.take_away, keys)
        if len(emptied) < len(changes):
            cursor.executemany(self._texts.upsert, _rows(assessment_id, changes))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self.engine) as connection:
            yield connection
        self.log.forget_what_is_left()


def _assessment(rows: Sequence[Any]) -> Assessment:
    edition, *moments, keep_until, _question, _answer = rows[0]
    answered_at, used_at = (datetime.fromtimestamp(moment, UTC) for moment in moments)
    values = {question: _value(value) for *_, question, value in rows if question}
    return Assessment(edition, answered_at, Answers(values), used_at, wished_day(keep_until))


def _rows(assessment_id: int, given: Mapping[str, Value]) -> list[dict[str, Any]]:
    return [
        {"assessment_id": assessment_id, "question_id": key, "value": json.encode(value).decode()}
        for key, value in given.items()
        if value
    ]
