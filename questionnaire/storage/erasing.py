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
from questionnaire.storage.returned_forms import forget_old_forms
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


class _LastRun(Struct, frozen=True):
    """`steady_since`: from when on clock and machine have agreed from run to run."""

    clock: ClockReading
    steady_since: int


class Erasing:
    def __init__(self, engine: Engine, period: Period, log: WriteAheadLog) -> None:
        self.engine = engine
        self.period = period
        self.log = log

    def run(self, clock: ClockReading) -> Erased:
        """Runs may come as often as they like. Raises StorageUnavailable or StillInLog."""
        now = datetime.fromtimestamp(clock.at, UTC)
        with writing(self.engine) as connection:
            steady_since = _steady_since(connection, clock)
            is_old = workshops.c.changed_at < seconds(now - timedelta(days=self.period.days))
            people = _swept(connection, assessments, ~self.period.kept(now), clock.at, steady_since)
            rooms = _swept(connection, workshops, is_old, clock.at, steady_since)
            forget_old_forms(connection, now)
        if not self.log.forget():
            raise StillInLog
        believed_from = datetime.fromtimestamp(steady_since, UTC) + STEADY
        return Erased(people, rooms, believed_from if believed_from > now else None)


def _steady_since(connection: Connection, clock: ClockReading) -> int:
    """This run is the last one from now on."""
    last = _last_run(connection)
    follows = last is not None and clock.follows(last.clock)
    if last and not follows:
        _set_right(connection, last, clock)
    steady_since = last.steady_since if last and follows else clock.at
    connection.execute(delete(erasing_run))
    run = {"at": clock.at, "boot": clock.boot, "uptime": clock.uptime, "steady_since": steady_since}
    connection.execute(insert(erasing_run).values(run))
    return steady_since


def _last_run(connection: Connection) -> _LastRun | None:
    row = connection.execute(select(erasing_run)).one_or_none()
    return _LastRun(ClockReading(row.at, row.boot, row.uptime), row.steady_since) if row else None


def _set_right(connection: Connection, last: _LastRun, clock: ClockReading) -> None:
    """What a clock wrote that was not believed yet moves by as much as the clock has now been set."""
    jump = clock.jump_since(last.clock)
    if jump is None or _is_believed(last.clock.at, last.steady_since):
        return
    for changed_at in (assessments.c.changed_at, workshops.c.changed_at):
        written_meanwhile = changed_at.between(last.steady_since, clock.at - jump)
        connection.execute(
            update(changed_at.table).where(written_meanwhile).values(changed_at=changed_at + jump)
        )


def _is_believed(now: int, steady_since: int) -> bool:
    return now >= steady_since + STEADY.total_seconds()


def _swept(
    connection: Connection, table: Table, is_due: ColumnElement[bool], now: int, steady_since: int
) -> int:
    """How many are erased. What a clock marked that has been set back since is marked anew."""
    marked = table.c.due_at
    connection.execute(update(table).where(~is_due, marked.is_not(None)).values(due_at=None))
    connection.execute(update(table).where(is_due, marked.is_(None) | (marked > now)).values(due_at=now))
    if not _is_believed(now, steady_since):
        return 0
    gone = connection.execute(delete(table).where(is_due, marked <= now - int(BETWEEN.total_seconds())))
    return gone.rowcount
