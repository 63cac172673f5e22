"""SQLite's write-ahead log, where erased text lives on until it is emptied."""

from __future__ import annotations

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError


class WriteAheadLog:
    """One for an engine, so that whoever writes next empties what somebody else's erasing had to leave."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._is_left = False

    def forget(self) -> bool:
        """False where a reader is in the way; `forget_what_is_left` then tries again."""
        try:
            with self.engine.connect() as connection:
                blocked, *_ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
        except OperationalError:
            blocked = True
        self._is_left = bool(blocked)
        return not blocked

    def forget_what_is_left(self) -> None:
        if self._is_left:
            self.forget()
