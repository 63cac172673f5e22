"""One person's saved answers, found by the fingerprint of an unguessable link."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import OperationalError

from questionnaire.answers import Answers, Value
from questionnaire.storage.engine import BEGIN
from questionnaire.storage.tables import answers as answers_table
from questionnaire.storage.tables import assessments


class StorageUnavailable(RuntimeError):
    """The database is locked or its disk is full; nothing was saved."""


class StillInLog(StorageUnavailable):
    """Erased, but a long reader keeps the write-ahead log from being emptied; the next change tries again."""


class Assessment(Struct, frozen=True):
    """`edition` is the catalogue that the answers were given to."""

    id: int
    edition: str
    changed_at: datetime
    answers: Answers


_SAVED = (
    select(
        assessments.c.id,
        assessments.c.edition,
        assessments.c.changed_at,
        answers_table.c.question_id,
        answers_table.c.value,
    )
    .select_from(assessments.outerjoin(answers_table))
    .where(
        assessments.c.fingerprint == bindparam("fingerprint"),
        assessments.c.changed_at >= bindparam("oldest"),
    )
)

# Statements are made once: putting one together costs more than running it.
_TOUCH = (
    update(assessments)
    .where(assessments.c.id == bindparam("assessment"))
    .values(changed_at=bindparam("now"), edition=bindparam("edition_now"))
)
_EXPIRED = delete(assessments).where(assessments.c.changed_at < bindparam("oldest"))
_INSERT = upsert(answers_table)
_UPSERT = _INSERT.on_conflict_do_update(
    index_elements=["assessment_id", "question_id"], set_={"value": _INSERT.excluded.value}
)
_TAKE_AWAY = delete(answers_table).where(
    answers_table.c.assessment_id == bindparam("assessment"),
    answers_table.c.question_id == bindparam("question"),
)


class Storage:
    """`keep_days` after the last change an assessment is as good as gone, and soon is."""

    def __init__(self, engine: Engine, keep_days: int) -> None:
        self.engine = engine
        self.keep = timedelta(days=keep_days)
        self._log_to_forget = False

    def create(self, fingerprint: bytes, edition: str, given: Answers, now: datetime) -> None:
        """Also removes what has expired. Raises StorageUnavailable."""
        with self._writing() as connection:
            expired = connection.execute(_EXPIRED, {"oldest": self._oldest(now)})
            row = connection.execute(
                insert(assessments).values(
                    fingerprint=fingerprint,
                    edition=edition,
                    created_at=_seconds(now),
                    changed_at=_seconds(now),
                )
            )
            if row.inserted_primary_key:
                _upsert(connection, row.inserted_primary_key[0], given)
        if expired.rowcount:
            self._forget_log()

    def find(self, fingerprint: bytes, now: datetime) -> Assessment | None:
        wanted = {"fingerprint": fingerprint, "oldest": self._oldest(now)}
        try:
            with self.engine.connect() as connection:
                rows = connection.execute(_SAVED, wanted).all()
        except OperationalError as error:
            raise StorageUnavailable from error
        if not rows:
            return None
        values = {row.question_id: tuple(json.loads(row.value)) for row in rows if row.question_id}
        first = rows[0]
        changed_at = datetime.fromtimestamp(first.changed_at, UTC)
        return Assessment(first.id, first.edition, changed_at, Answers(values))

    def save(self, assessment_id: int, edition: str, changes: Mapping[str, Value], now: datetime) -> bool:
        """Sets each question on its own; an empty value takes the answer away.

        False where the assessment was erased meanwhile. Raises StorageUnavailable.
        """
        with self._writing() as connection:
            touched = {"assessment": assessment_id, "now": _seconds(now), "edition_now": edition}
            found = connection.execute(_TOUCH, touched)
            if found.rowcount:
                _take_away(connection, assessment_id, changes)
                _upsert(connection, assessment_id, changes)
        return bool(found.rowcount)

    def erase(self, fingerprint: bytes) -> None:
        """Nothing of it stays in the database files. Raises StorageUnavailable or StillInLog."""
        with self._writing() as connection:
            connection.execute(delete(assessments).where(assessments.c.fingerprint == fingerprint))
        if not self._forget_log():
            raise StillInLog

    def erase_expired(self, now: datetime) -> int:
        """The number of assessments erased. Raises StorageUnavailable."""
        with self._writing() as connection:
            gone = connection.execute(_EXPIRED, {"oldest": self._oldest(now)})
        if not self._forget_log():
            raise StillInLog
        return gone.rowcount

    def _oldest(self, now: datetime) -> int:
        return _seconds(now - self.keep)

    def _forget_log(self) -> bool:
        """Empties the write-ahead log, where erased text lives on; False where a reader is in the way."""
        try:
            with self.engine.connect() as connection:
                blocked, *_ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
        except OperationalError:
            blocked = True
        self._log_to_forget = bool(blocked)
        return not blocked

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self.engine.begin() as connection:
                connection.exec_driver_sql(BEGIN)
                yield connection
        except OperationalError as error:
            raise StorageUnavailable from error
        if self._log_to_forget:
            self._forget_log()


def _take_away(connection: Connection, assessment_id: int, changes: Mapping[str, Value]) -> None:
    emptied = [{"assessment": assessment_id, "question": key} for key, value in changes.items() if not value]
    if emptied:
        connection.execute(_TAKE_AWAY, emptied)


def _upsert(connection: Connection, assessment_id: int, changes: Mapping[str, Value]) -> None:
    rows = [
        {"assessment_id": assessment_id, "question_id": key, "value": json.dumps(value, ensure_ascii=False)}
        for key, value in changes.items()
        if value
    ]
    if rows:
        connection.execute(_UPSERT, rows)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
