"""A connection of SQLAlchemy's pool, spoken to directly: each statement then takes a third of the time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, PoolProxiedConnection
from sqlalchemy.engine.interfaces import DBAPICursor

from questionnaire.storage.transactions import raise_if_unavailable


class Connected:
    """With a cursor. What was not committed is rolled back. Raises StorageUnavailable.

    The cursor is closed before anybody else gets the connection: one that an error keeps is thrown away by
    whoever collects garbage, and while another thread waits for a lock with that connection, SQLite makes
    the whole process wait with it. A class, since every page and every save comes through here.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> tuple[PoolProxiedConnection, DBAPICursor]:
        try:
            self._connection = self._engine.raw_connection()
            self._cursor = self._connection.cursor()
        except Exception as error:
            raise_if_unavailable(self._engine, error)
            raise
        return self._connection, self._cursor

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        self._cursor.close()
        if error is not None and self._is_lost(error):
            self._connection.invalidate(error)
        # The pool rolls back whatever comes back to it.
        self._connection.close()
        if error is not None:
            raise_if_unavailable(self._engine, error)

    def _is_lost(self, error: BaseException) -> bool:
        dialect = self._engine.dialect
        driven: Any = self._connection.driver_connection
        return isinstance(error, dialect.loaded_dbapi.Error) and dialect.is_disconnect(error, driven, None)
