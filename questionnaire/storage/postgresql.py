"""PostgreSQL 15 and newer, for several web servers on one database. Imported only where it is used."""

from __future__ import annotations

from typing import Any

import psycopg
from sqlalchemy import INTEGER, URL, Connection, Engine, Integer, PoolProxiedConnection, create_engine, event
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.ext.compiler import compiles

from questionnaire.storage.faults import UnsafeDatabase
from questionnaire.storage.terse_cursor import TerseCursor

OLDEST = 150000
# Chosen by us, for this database alone: whoever writes holds it, but for who saves answers of one assessment.
WRITER = 0x52415448
# A server that is gone is noticed while somebody still waits for the page.
NETWORK = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 15_000,
}
# More than the web has threads: none of them waits for another one's connection.
CONNECTIONS = {"pool_size": 5, "max_overflow": 15, "pool_pre_ping": True, "pool_timeout": 5}
SESSION = """
SET lock_timeout = '5s';
SET idle_in_transaction_session_timeout = '30s';
SET default_transaction_isolation = 'read committed';
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
"""
UPGRADE = f"""
SET LOCAL lock_timeout = '10min';
SELECT pg_advisory_xact_lock({WRITER});
SET LOCAL lock_timeout = '5s'
"""
# https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, standby or transaction ended,
# rolled back, resources, locks, stopped, disk, no access, no database, no right, no table, no column.
UNAVAILABLE = ("08", "25", "40", "53", "55", "57", "58", "28", "3D", "42501", "42P01", "42703")


@compiles(Integer, "postgresql")
@compiles(INTEGER, "postgresql")
def _wide(_type: object, _compiler: object, **_options: object) -> str:
    """Moments are seconds since 1970, and 32 bits end in January 2038."""
    return "BIGINT"


def open_engine(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={**NETWORK, "cursor_factory": TerseCursor},
        use_native_hstore=False,
        hide_parameters=True,
        **CONNECTIONS,
    )
    # Otherwise each number is sent as one of 32 bits.
    engine.dialect.colspecs = {**engine.dialect.colspecs, Integer: Integer}
    event.listen(engine, "connect", _configure)
    return engine


def take(engine: Engine) -> PoolProxiedConnection:
    """The pool looks whether the server is still there, and how many it lets in."""
    return engine.raw_connection()


def give_back(engine: Engine, connection: Any, error: BaseException | None) -> None:
    """The pool rolls back whatever comes back to it."""
    dialect: Any = engine.dialect
    if isinstance(error, psycopg.Error) and dialect.is_disconnect(error, connection.driver_connection, None):
        connection.invalidate(error)
    connection.close()


def begin_writing(connection: Connection) -> None:
    """One writer at a time, as with SQLite: then nothing that is read to decide on a change is old."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")


def begin_saving(_cursor: DBAPICursor) -> None:
    """The statement that touches the assessment locks its row; who saves elsewhere need not wait."""


def begin_upgrade(connection: Connection) -> None:
    connection.exec_driver_sql(UPGRADE)


def is_unavailable(error: BaseException | None) -> bool:
    if not isinstance(error, psycopg.Error):
        return False
    return isinstance(error, psycopg.OperationalError) or (error.sqlstate or "").startswith(UNAVAILABLE)


def forget_log(_engine: Engine) -> bool:
    """There is none that we could empty; erased rows are overwritten when the server reuses their place."""
    return True


def check(engine: Engine) -> None:
    settings = "server_version_num", "server_encoding", "fsync"
    asked = ", ".join(f"current_setting('{setting}')" for setting in settings)
    with engine.connect() as connection:
        version, encoding, fsync = connection.exec_driver_sql(f"SELECT {asked}").one()
    if int(version) < OLDEST:
        raise UnsafeDatabase("PostgreSQL 15 or newer is needed")
    if encoding != "UTF8":
        raise UnsafeDatabase(f"the database is encoded in {encoding}; make one in UTF8")
    if fsync != "on":
        raise UnsafeDatabase("the server runs with fsync=off and can lose answers")


def copy(_engine: Engine) -> None:
    """Copies of a server's databases are its operator's; an upgrade that fails is rolled back as a whole."""


def drop_old_copies(_engine: Engine) -> None:
    """There are none."""


def _configure(connection: Any, _record: object) -> None:
    connection.autocommit = True
    connection.execute(SESSION)
    connection.autocommit = False
