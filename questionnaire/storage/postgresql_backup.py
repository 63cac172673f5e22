"""A whole copy of a PostgreSQL database in use, as pg_dump writes it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from questionnaire.storage.backup_file import BackupRefused, backup_draft
from questionnaire.storage.postgresql_programs import address, run

WITHOUT_RIGHTS = ("--no-owner", "--no-privileges")
# Those of the queue only wake workers.
OURS_ALONE = ("--schema=public", "--exclude-table=public.huey_*")
NEEDED = ("TABLE DATA public alembic_version ", "TABLE DATA public assessments ")


def back_up(engine: Engine, file: Path, *, overwrite: bool = False) -> None:
    """As it stands at one moment; people may go on saving meanwhile. All of it or no file at all.

    Raises BackupRefused.
    """
    with backup_draft(file, overwrite=overwrite) as draft:
        words = ("--format=custom", *WITHOUT_RIGHTS, *OURS_ALONE, f"--file={draft}")
        run(engine, "pg_dump", *words, f"--dbname={address(engine)}")
        check(engine, draft)


def check(engine: Engine, file: Path) -> None:
    """Raises BackupRefused where it is damaged, or no database of ours."""
    listed = run(engine, "pg_restore", "--list", str(file))
    if not all(table in listed for table in NEEDED):
        raise BackupRefused(f"{file} is no database of Rathausreif")
