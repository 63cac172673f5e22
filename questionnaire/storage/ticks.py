"""What became of the plan's steps, each on its own: two windows that tick do not wipe each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, bindparam, delete, select, update

from questionnaire.answers.step_states import OPEN, StepChange, StepState, StepStates
from questionnaire.calendar.days import german_day
from questionnaire.storage.period import KEPT, Period
from questionnaire.storage.statements import ANSWERED_AT
from questionnaire.storage.tables import assessments, seconds, step_states
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.upserts import Upsert
from questionnaire.storage.write_ahead_log import WriteAheadLog

# What `states_of` reads.
ROW = (
    assessments.c.changed_at.label("since"),
    ANSWERED_AT.label("answered"),
    step_states.c.step_id,
    step_states.c.kind,
    step_states.c.day,
    step_states.c.changed_at,
)
_FIND = (
    select(*ROW)
    .select_from(assessments.outerjoin(step_states))
    .where(assessments.c.fingerprint == bindparam("fingerprint"))
)
_TOUCH = (
    update(assessments)
    .where(assessments.c.fingerprint == bindparam("whose"), KEPT)
    .values(answered_at=ANSWERED_AT, changed_at=bindparam("now"), due_at=None)
    .returning(assessments.c.id)
)
_STEP = and_(
    step_states.c.assessment_id == bindparam("assessment"), step_states.c.step_id == bindparam("step")
)
_NOW = select(step_states.c.kind, step_states.c.day).where(_STEP)
_SET = Upsert(step_states, "kind", "day", "changed_at")


class Ticks:
    """A tick keeps an assessment for another period, as a changed answer does."""

    def __init__(self, engine: Engine, period: Period, log: WriteAheadLog) -> None:
        self.engine = engine
        self.period = period
        self.log = log

    def find(self, fingerprint: bytes) -> StepStates:
        """Raises StorageUnavailable."""
        with reading(self.engine) as connection:
            rows = connection.execute(_FIND, {"fingerprint": fingerprint}).all()
        return states_of(rows)

    def save(
        self, fingerprint: bytes, changes: Iterable[StepChange], now: datetime
    ) -> tuple[StepChange, ...] | None:
        """Those that were left, since the step has changed in another window since it was seen.

        None where there is nothing to change: erased, expired or never there. Raises StorageUnavailable.
        """
        touched = {"whose": fingerprint, "now": seconds(now)} | self.period.limits(now)
        with writing(self.engine) as connection:
            assessment: int | None = connection.execute(_TOUCH, touched).scalar()
            left = tuple(_left(connection, assessment, changes, seconds(now))) if assessment else None
        self.log.forget_what_is_left()
        return left


def states_of(rows: Sequence[Any]) -> StepStates:
    """From one assessment's rows, each with a step or with none, and all with the last change of all."""
    said = [row for row in rows if row.step_id]
    return StepStates(
        states={row.step_id: StepState(row.kind, row.day) for row in said},
        said_on={row.step_id: _day(row.changed_at) for row in said},
        since=_day(rows[0].since) if rows else None,
        answered_on=_day(rows[0].answered) if rows else None,
    )


def _left(
    connection: Connection, assessment: int, changes: Iterable[StepChange], moment: int
) -> Iterator[StepChange]:
    for change in changes:
        stands = _state(connection, assessment, change.step_id)
        if stands == change.wanted:
            continue
        if stands == change.seen:
            _set(connection, assessment, change, moment)
        else:
            yield change


def _state(connection: Connection, assessment: int, step: str) -> StepState:
    row = connection.execute(_NOW, {"assessment": assessment, "step": step}).one_or_none()
    return StepState(row.kind, row.day) if row else OPEN


def _set(connection: Connection, assessment: int, change: StepChange, moment: int) -> None:
    if change.wanted == OPEN:
        connection.execute(
            delete(step_states).where(_STEP), {"assessment": assessment, "step": change.step_id}
        )
        return
    row: dict[str, Any] = {
        "assessment_id": assessment,
        "step_id": change.step_id,
        "kind": change.wanted.kind,
        "day": change.wanted.day,
        "changed_at": moment,
    }
    connection.execute(_SET.on(connection), row)


def _day(moment: int) -> date:
    return german_day(datetime.fromtimestamp(moment, UTC))
