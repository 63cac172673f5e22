"""SQLite's write-ahead log, where erased text lives on until it is emptied. PostgreSQL's is not ours."""

from __future__ import annotations

from sqlalchemy import Engine

from questionnaire.storage.database import database_of


class WriteAheadLog:
    """One for an engine, so that whoever writes next empties what somebody else's erasing had to leave."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._is_left = False

    def forget(self) -> bool:
        """False where a reader is in the way; `forget_what_is_left` then tries again."""
        self._is_left = not database_of(self.engine).forget_log(self.engine)
        return not self._is_left

    def forget_what_is_left(self) -> None:
        if self._is_left:
            self.forget()
