"""Backing up and restoring, whichever database it is. Loads alembic, which no web process needs."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from questionnaire.storage import sqlite_backup, sqlite_restore
from questionnaire.storage.backup_file import BackupRefused
from questionnaire.storage.faults import StorageUnavailable

__all__ = ["BackupRefused", "back_up", "restore"]


def back_up(engine: Engine, file: Path, *, overwrite: bool) -> None:
    """All of it or no file at all. Raises BackupRefused."""
    if engine.dialect.name == "sqlite":
        sqlite_backup.back_up(engine, file, overwrite=overwrite)
        return
    # Its driver takes memory that nobody needs who has SQLite.
    from questionnaire.storage import postgresql_backup  # noqa: PLC0415

    try:
        postgresql_backup.back_up(engine, file, overwrite=overwrite)
    except StorageUnavailable as error:
        raise BackupRefused(f"the database cannot be used: {error}") from error


def restore(engine: Engine, backup: Path) -> Path | None:
    """Where that lies which was there before; None where nothing was. Raises BackupRefused."""
    if engine.dialect.name == "sqlite":
        return sqlite_restore.restore(engine, backup)
    from questionnaire.storage import postgresql_restore  # noqa: PLC0415

    try:
        return postgresql_restore.restore(engine, backup)
    except StorageUnavailable as error:
        raise BackupRefused(f"the database cannot be used: {error}") from error
