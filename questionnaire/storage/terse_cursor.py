"""PostgreSQL's errors without the rows that it quotes in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import psycopg
from psycopg.rows import TupleRow


class TerseCursor(psycopg.Cursor[TupleRow]):
    """Only the first line of an error is kept: further ones can hold answers and fingerprints."""

    def execute(self, *words: Any, **options: Any) -> Self:
        with _terse():
            return super().execute(*words, **options)

    def executemany(self, *words: Any, **options: Any) -> None:
        with _terse():
            super().executemany(*words, **options)


@contextmanager
def _terse() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        error.args = (str(error).partition("\n")[0],)
        raise
