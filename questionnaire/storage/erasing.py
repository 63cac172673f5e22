"""Erasing by time: two runs at least a day apart must both see that something is due.

So must the clock have gone steadily for a week: one that jumps ahead by months destroys nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import monotonic, sleep

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, insert, select, update

from questionnaire.storage.clock import ClockReading
from questionnaire.storage.faults import StillInLog
from questionnaire.storage.period import Period
from questionnaire.storage.returned_forms import forget_old_forms
from questionnaire.storage.tables import assessments, erasing_run, seconds, workshops
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.write_ahead_log import WriteAheadLog

BETWEEN = timedelta(days=1)
# Long enough for somebody to notice that every date on the site is wrong.
STEADY = timedelta(days=7)
# SQLite has one writer at a time; so many assessments with their answers take it some milliseconds.
ROWS_AT_ONCE = 50
# Times as long as each took.
PAUSE = 3


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
        is_old = workshops.c.changed_at < seconds(now - timedelta(days=self.period.days))
        due = {assessments: ~self.period.kept(now), workshops: is_old}
        with writing(self.engine) as connection:
            steady_since = _steady_since(connection, clock)
            for table, is_due in due.items():
                _mark(connection, table, is_due, clock.at)
            forget_old_forms(connection, now)
        is_believed = _is_believed(clock.at, steady_since)
        people, rooms = (self._swept(*each, clock.at) if is_believed else 0 for each in due.items())
        if not self.log.forget():
            raise StillInLog
        believed_from = datetime.fromtimestamp(steady_since, UTC) + STEADY
        return Erased(people, rooms, believed_from if believed_from > now else None)

    def _swept(self, table: Table, is_due: ColumnElement[bool], now: int) -> int:
        """How many are erased, in parts: whoever saves meanwhile waits for one part at most.

        Each is followed by a longer pause: who waits for SQLite looks again at growing intervals.
        """
        is_ripe = is_due & (table.c.due_at <= now - int(BETWEEN.total_seconds()))
        with reading(self.engine) as connection:
            ripe = connection.execute(select(table.c.id).where(is_ripe)).scalars().all()
        gone = 0
        for begin in range(0, len(ripe), ROWS_AT_ONCE):
            began_at = monotonic()
            part = table.c.id.in_(ripe[begin : begin + ROWS_AT_ONCE])
            with writing(self.engine) as connection:
                gone += connection.execute(delete(table).where(part, is_ripe)).rowcount
            sleep(PAUSE * (monotonic() - began_at))
        return gone


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


def _mark(connection: Connection, table: Table, is_due: ColumnElement[bool], now: int) -> None:
    """What a clock marked that has been set back since is marked anew."""
    marked = table.c.due_at
    connection.execute(update(table).where(~is_due, marked.is_not(None)).values(due_at=None))
    connection.execute(update(table).where(is_due, marked.is_(None) | (marked > now)).values(due_at=now))
