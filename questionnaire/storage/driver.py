"""A connection of SQLAlchemy's pool, spoken to directly: each statement then takes a third of the time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Engine, PoolProxiedConnection
from sqlalchemy.engine.interfaces import DBAPICursor

from questionnaire.storage.transactions import available


@contextmanager
def connected(engine: Engine) -> Iterator[tuple[PoolProxiedConnection, DBAPICursor]]:
    """With a cursor. What was not committed is rolled back. Raises StorageUnavailable.

    The cursor is closed before anybody else gets the connection: one that an error keeps is thrown away by
    whoever collects garbage, and while another thread waits for a lock with that connection, SQLite makes
    the whole process wait with it.
    """
    with available(engine):
        connection = engine.raw_connection()
        try:
            with closing(connection.cursor()) as cursor:
                yield connection, cursor
        except engine.dialect.loaded_dbapi.Error as error:
            lost: Any = connection.driver_connection
            if engine.dialect.is_disconnect(error, lost, None):
                connection.invalidate(error)
            raise
        finally:
            # The pool rolls back whatever comes back to it.
            connection.close()
