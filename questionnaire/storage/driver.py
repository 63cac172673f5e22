"""The driver, spoken to directly: each statement then takes a third of the time, or less."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

from questionnaire.storage.database import database_of
from questionnaire.storage.transactions import raise_if_unavailable


class Connected:
    """With a cursor. What was not committed is rolled back. Raises StorageUnavailable.

    The cursor is closed before anybody else gets the connection: one that an error keeps is thrown away by
    whoever collects garbage, and while another thread waits for a lock with that connection, SQLite makes
    the whole process wait with it. A class, since every page and every save comes through here.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._database = database_of(engine)

    def __enter__(self) -> tuple[DBAPIConnection, DBAPICursor]:
        try:
            self._connection = self._database.take(self._engine)
            self._cursor = self._connection.cursor()
        except Exception as error:  # it is raised again, by one name or by its own
            raise_if_unavailable(self._engine, error)
            raise
        return self._connection, self._cursor

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        self._cursor.close()
        self._database.give_back(self._engine, self._connection, error)
        if error is not None:
            raise_if_unavailable(self._engine, error)
