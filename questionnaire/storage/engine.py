"""The database connection. An answer is acknowledged only when it is on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import Engine, create_engine, event, make_url

# Older ones can lose a committed page when the write-ahead log is reset.
SAFE_SQLITE = (3, 51, 3)
BEGIN = "BEGIN IMMEDIATE"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "busy_timeout=5000",
)


def open_engine(url: str) -> Engine:
    """`url` as SQLAlchemy writes it, e.g. sqlite:///instance/rathausreif.sqlite."""
    if pysqlite3.sqlite_version_info < SAFE_SQLITE:
        raise RuntimeError(f"SQLite {pysqlite3.sqlite_version} can lose answers; reinstall requirements.txt")
    _make_folder(url)
    # Parameters are answers and fingerprints: they must not reach a log through an error message.
    engine = create_engine(url, module=pysqlite3, paramstyle="named", hide_parameters=True)
    event.listen(engine, "connect", _configure)
    return engine


def database_file(url: str) -> Path | None:
    name = make_url(url).database
    return Path(name) if name and name != ":memory:" else None


def _make_folder(url: str) -> None:
    file = database_file(url)
    if file:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _configure(connection: Any, _record: object) -> None:
    # The driver would end a transaction before each change of a table; we begin and end them ourselves.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
