"""What differs from one database to the other: a module for each, of which this says what it must have."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, Dialect

from questionnaire.storage import sqlite


class Database(Protocol):
    """`sqlite.py` and `postgresql.py` keep these promises, each in its own way."""

    def open_engine(self, url: URL) -> Engine:
        """What is committed through it is on disk."""

    def take(self, engine: Engine) -> DBAPIConnection:
        """A connection to speak to directly."""

    def give_back(self, engine: Engine, connection: DBAPIConnection, error: BaseException | None) -> None:
        """What was not committed is rolled back."""

    def begin_writing(self, connection: Connection) -> None:
        """Whoever else writes waits until this transaction ends, for five seconds at most."""

    def begin_saving(self, cursor: DBAPICursor) -> None:
        """Whoever else saves answers of the assessment that is touched next waits as long."""

    def begin_upgrade(self, connection: Connection) -> None:
        """Nobody else writes or upgrades until this transaction ends."""

    def is_unavailable(self, error: BaseException | None) -> bool:
        """Whether the driver's error says that the database cannot be used, and not that we have a fault."""

    def forget_log(self, engine: Engine) -> bool:
        """Takes erased text out of a log that lies beside the tables; False where somebody is in the way."""

    def check(self, engine: Engine) -> None:
        """Raises UnsafeDatabase where answers would not be safe."""

    def copy(self, engine: Engine) -> None:
        """As it is before an upgrade, where a copy of ours is of use."""

    def drop_old_copies(self, engine: Engine) -> None:
        """Those that are older than a month."""


class HasDialect(Protocol):
    """An engine or one of its connections."""

    @property
    def dialect(self) -> Dialect: ...


def database_of(bind: HasDialect) -> Database:
    return database_named(bind.dialect.name)


def database_named(name: str) -> Database:
    if name != "postgresql":
        return sqlite
    # Its driver takes memory that nobody needs who has SQLite.
    from questionnaire.storage import postgresql  # noqa: PLC0415

    return postgresql
