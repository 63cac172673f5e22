"""What the storage tests do with databases from outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, select

from questionnaire.storage.engine import open_engine
from questionnaire.storage.sqlite import database_file
from questionnaire.storage.tables import metadata
from questionnaire.storage.transactions import writing

IMPATIENT = {"sqlite": "PRAGMA busy_timeout=50", "postgresql": "SET lock_timeout=50"}


def open_with(url: str, *statements: str) -> Engine:
    """As the app opens it, then with other settings."""
    engine = open_engine(url)

    def change(connection: Any, _record: object) -> None:
        for statement in statements:
            connection.execute(statement)
        connection.commit()

    event.listen(engine, "connect", change)
    return engine


def open_impatient(url: str) -> Engine:
    """Waits for others for a twentieth of a second."""
    kind, _, _ = url.partition(":")
    return open_with(url, IMPATIENT[kind])


@contextmanager
def somebody_writes(engine: Engine) -> Iterator[None]:
    """And has changed all assessments, but not committed that yet."""
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE assessments SET changed_at = changed_at")
        yield


@contextmanager
def erased_by_transaction(engine: Engine, table: str) -> Iterator[list[int]]:
    """How many rows each transaction erases meanwhile that erases any."""
    erased: list[int] = []
    begun = [0]

    def note(_connection: Any, cursor: Any, statement: str, *_rest: object) -> None:
        begun[0] += cursor.rowcount if statement.split()[:3] == ["DELETE", "FROM", table] else 0

    def end(_connection: Connection) -> None:
        erased.extend(filter(None, begun))
        begun[0] = 0

    event.listen(engine, "after_cursor_execute", note)
    event.listen(engine, "commit", end)
    yield erased
    event.remove(engine, "after_cursor_execute", note)
    event.remove(engine, "commit", end)


def bytes_in(engine: Engine) -> bytes:
    """Of SQLite all that a thief of the disk could read, log included; of PostgreSQL all that it tells."""
    file = database_file(engine.url)
    if engine.dialect.name == "sqlite" and file:
        return b"".join(beside.read_bytes() for beside in sorted(file.parent.glob(f"{file.name}*")))
    with engine.connect() as connection:
        rows = [row for table in metadata.sorted_tables for row in connection.execute(select(table))]
    return b"\n".join(
        value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row
    )
