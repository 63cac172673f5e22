"""What the storage tests do with databases from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from questionnaire.storage.engine import open_engine


def open_with(url: str, *pragmas: str) -> Engine:
    """As the app opens it, then with other settings, such as less patience."""
    engine = open_engine(url)

    def change(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", change)
    return engine


def bytes_in(folder: Path) -> bytes:
    """Everything that a thief of the disk could read: the database, its log and whatever lies beside."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
