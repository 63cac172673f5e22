"""A whole copy of an SQLite database in use, in one file that holds nothing of what was erased."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pysqlite3
from sqlalchemy import Engine

OWN_USER_ONLY = 0o600


class BackupRefused(RuntimeError):
    """Says in one sentence why nothing was done."""


def back_up(engine: Engine, file: Path, *, overwrite: bool = False) -> None:
    """All of it or no file at all. People may go on saving meanwhile; what they save later is not in it.

    Raises BackupRefused.
    """
    database = sqlite_file(engine)
    if not database.exists():
        raise BackupRefused(f"{database} is not there; `flask upgrade` makes it")
    if file.resolve() in _own_files(database):
        raise BackupRefused(f"{file} is the database itself; choose another name")
    if file.exists() and not overwrite:
        raise BackupRefused(f"{file} exists already; choose another name or add --overwrite")
    with _beside(file) as draft:
        copy_whole(database, draft)
        check(draft)
        draft.replace(file)
        _settle(file.parent)


def sqlite_file(engine: Engine) -> Path:
    """Raises BackupRefused where answers are kept otherwise."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        raise BackupRefused("this is for SQLite alone; PostgreSQL has pg_dump and pg_restore")
    return Path(engine.url.database).resolve()


def copy_whole(source: Path, target: Path) -> None:
    """Written anew page by page, so that free pages and the write-ahead log stay behind.

    Raises BackupRefused.
    """
    target.touch(mode=OWN_USER_ONLY)
    with opened_to_read(source) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    _settle(target)


def check(file: Path) -> None:
    """Raises BackupRefused where it is damaged, or no database of ours."""
    with opened_to_read(file) as connection:
        (state,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if state != "ok":
        raise BackupRefused(f"{file} is damaged: {state}")
    if not {"alembic_version", "assessments"} <= tables:
        raise BackupRefused(f"{file} is no database of Rathausreif")


@contextmanager
def opened_to_read(file: Path) -> Iterator[Any]:
    """Raises BackupRefused with SQLite's own reason."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    try:
        with closing(pysqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            yield connection
    except pysqlite3.DatabaseError as error:
        raise BackupRefused(f"{file}: {error}") from error


def _own_files(database: Path) -> set[Path]:
    return {Path(f"{database.resolve()}{ending}") for ending in ("", "-wal", "-shm", "-journal")}


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """On the same disk, so that the finished file takes its name at once."""
    try:
        with TemporaryDirectory(prefix=".rathausreif-", dir=file.parent) as folder:
            yield Path(folder) / file.name
    except OSError as error:
        raise BackupRefused(f"{file} cannot be written: {error.strerror}") from error


def _settle(path: Path) -> None:
    """On the disk itself, as a power cut would find it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
