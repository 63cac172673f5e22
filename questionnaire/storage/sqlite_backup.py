"""A whole copy of an SQLite database in use, in one file that holds nothing of what was erased."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import Engine

from questionnaire.drafts import settle
from questionnaire.storage.backup_file import OWN_USER_ONLY, BackupRefused, backup_draft


def back_up(engine: Engine, file: Path, *, overwrite: bool = False) -> None:
    """All of it or no file at all. People may go on saving meanwhile; what they save later is not in it.

    Raises BackupRefused.
    """
    database = sqlite_file(engine)
    if not database.exists():
        raise BackupRefused(f"{database} is not there; `flask upgrade` makes it")
    if file.resolve() in _own_files(database):
        raise BackupRefused(f"{file} is the database itself; choose another name")
    with backup_draft(file, overwrite=overwrite) as draft:
        copy_whole(database, draft)
        check(draft)


def sqlite_file(engine: Engine) -> Path:
    """Raises BackupRefused where there is none."""
    if not engine.url.database:
        raise BackupRefused("a database without a file has no backup")
    return Path(engine.url.database).resolve()


def copy_whole(source: Path, target: Path) -> None:
    """Written anew page by page, so that free pages and the write-ahead log stay behind.

    Raises BackupRefused.
    """
    target.touch(mode=OWN_USER_ONLY)
    with opened_to_read(source) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    settle(target)


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
