"""Erasing by time: two runs at least a day apart must both see that something is due.

So must the clock have gone steadily for a week: one that jumps ahead by months destroys nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, insert, select, update

from questionnaire.storage.clock import ClockReading
from questionnaire.storage.faults import StillInLog
from questionnaire.storage.period import Period
from questionnaire.storage.tables import assessments, erasing_run, seconds, workshops
from questionnaire.storage.transactions import writing
from questionnaire.storage.write_ahead_log import WriteAheadLog

BETWEEN = timedelta(days=1)
# Long enough for somebody to notice that every date on the site is wrong.
STEADY = timedelta(days=7)


class Erased(Struct, frozen=True):
    """How many there were; `waits_until` where the clock has not gone steadily for long enough."""

    assessments: int
    workshops: int
    waits_until: datetime | None


class Erasing:
    def __init__(self, engine: Engine, period: Period, log: WriteAheadLog) -> None:
        self.engine = engine
        self.period = period
        self.log = log

    def run(self, clock: ClockReading) -> Erased:
        """Runs may come as often as they like. Raises StorageUnavailable or StillInLog."""
        now = datetime.fromtimestamp(clock.at, UTC)
        with writing(self.engine) as connection:
            steady_since = _noted(connection, clock)
            is_old = workshops.c.changed_at < seconds(now - timedelta(days=self.period.days))
            people = _swept(connection, assessments, ~self.period.kept(now), clock.at, steady_since)
            rooms = _swept(connection, workshops, is_old, clock.at, steady_since)
        if not self.log.forget():
            raise StillInLog
        believed_from = datetime.fromtimestamp(steady_since, UTC) + STEADY
        return Erased(people, rooms, believed_from if believed_from > now else None)


def _noted(connection: Connection, clock: ClockReading) -> int:
    """Since when the clock has gone steadily from run to run. This run is the last one from now on."""
    last = connection.execute(select(erasing_run)).one_or_none()
    follows = last is not None and clock.follows(ClockReading(last.at, last.boot, last.uptime))
    steady_since: int = last.steady_since if last and follows else clock.at
    connection.execute(delete(erasing_run))
    run = {"at": clock.at, "boot": clock.boot, "uptime": clock.uptime, "steady_since": steady_since}
    connection.execute(insert(erasing_run).values(run))
    return steady_since


def _swept(
    connection: Connection, table: Table, is_due: ColumnElement[bool], now: int, steady_since: int
) -> int:
    """How many are erased. A mark counts only if the clock has gone steadily since it was made."""
    marked = table.c.due_at
    counts = marked.between(steady_since, now)
    connection.execute(update(table).where(~is_due, marked.is_not(None)).values(due_at=None))
    connection.execute(update(table).where(is_due, marked.is_(None) | ~counts).values(due_at=now))
    if now < steady_since + STEADY.total_seconds():
        return 0
    gone = connection.execute(delete(table).where(is_due, marked <= now - int(BETWEEN.total_seconds())))
    return gone.rowcount
