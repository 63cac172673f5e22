"""SQLite’s connections for who speaks to the driver: SQLAlchemy’s pool takes longer than what we then ask."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection


class SpareConnections:
    """Of one engine, opened as its pool opens them. What a process has opened, no copy of it ever uses."""

    def __init__(self) -> None:
        self._by_process: dict[int, list[DBAPIConnection]] = {}

    def take(self, engine: Engine) -> DBAPIConnection:
        # Not looked at first, since threads take and give back at the same time.
        try:
            return self._spare().pop()
        except IndexError:
            return _opened(engine)

    def give_back(self, connection: DBAPIConnection) -> None:
        self._spare().append(connection)

    def close(self) -> None:
        with suppress(IndexError):
            while True:
                self._spare().pop().close()

    def _spare(self) -> list[DBAPIConnection]:
        return self._by_process.setdefault(os.getpid(), [])


def _opened(engine: Engine) -> DBAPIConnection:
    proxied: Any = engine.raw_connection()
    connection: DBAPIConnection = proxied.driver_connection
    proxied.detach()
    return connection
