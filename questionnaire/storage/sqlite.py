"""SQLite, with a library of our own: one file, one writer at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pysqlite3
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import OperationalError

from questionnaire.storage import earlier_copies
from questionnaire.storage.earlier_copies import BEFORE_UPGRADE, copy_beside
from questionnaire.storage.spare_connections import SpareConnections

# Older ones can lose a committed page when the write-ahead log is reset.
SAFE_SQLITE = (3, 51, 3)
BEGIN = "BEGIN IMMEDIATE"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "busy_timeout=5000",
)
_spare: WeakKeyDictionary[Engine, SpareConnections] = WeakKeyDictionary()
# Of connections: there are never more than threads, and who reads does not wait for who waits to write.
NO_LIMIT = 0


def open_engine(url: URL) -> Engine:
    if pysqlite3.sqlite_version_info < SAFE_SQLITE:
        raise RuntimeError(f"SQLite {pysqlite3.sqlite_version} can lose answers; reinstall requirements.txt")
    _make_folder(url)
    # Parameters are answers and fingerprints: they must not reach a log through an error message.
    engine = create_engine(
        url, module=pysqlite3, paramstyle="named", hide_parameters=True, pool_size=NO_LIMIT
    )
    event.listen(engine, "connect", _configure)
    spare = _spare[engine] = SpareConnections()
    event.listen(engine, "engine_disposed", lambda _engine: spare.close())
    return engine


def database_file(url: URL | str) -> Path | None:
    name = make_url(url).database
    return Path(name) if name and name != ":memory:" else None


def take(engine: Engine) -> DBAPIConnection:
    return _spare[engine].take(engine)


def give_back(engine: Engine, connection: DBAPIConnection, _error: BaseException | None) -> None:
    """Where it cannot be rolled back it is of no use any more, and is closed."""
    try:
        connection.rollback()
    except pysqlite3.Error:
        connection.close()
    else:
        _spare[engine].give_back(connection)


def begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql(BEGIN)


def begin_saving(cursor: DBAPICursor) -> None:
    cursor.execute(BEGIN)


begin_upgrade = begin_writing


def is_unavailable(error: BaseException | None) -> bool:
    """Locked, full, out of reach, or without the tables that we look for."""
    return isinstance(error, pysqlite3.OperationalError)


def forget_log(engine: Engine) -> bool:
    """Empties the write-ahead log, where erased text lives on; a reader can be in the way."""
    try:
        with engine.connect() as connection:
            blocked, *_ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
    except OperationalError:
        return False
    return not blocked


def check(_engine: Engine) -> None:
    """Its library has been looked at when the engine was opened."""


def copy(engine: Engine) -> None:
    file = database_file(engine.url)
    if file:
        with engine.connect() as connection:
            connection.execute(text("VACUUM INTO :copy"), {"copy": str(copy_beside(file, BEFORE_UPGRADE))})


def drop_old_copies(engine: Engine) -> None:
    file = database_file(engine.url)
    if file:
        earlier_copies.drop_old_copies(file)


def _make_folder(url: URL) -> None:
    file = database_file(url)
    if file:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _configure(connection: Any, _record: object) -> None:
    # The driver would end a transaction before each change of a table; we begin and end them ourselves.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
