"""A backup in the place of the SQLite database, which is kept aside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pysqlite3
from sqlalchemy import Engine, delete
from sqlalchemy.exc import OperationalError

from questionnaire.storage.backup_file import BackupRefused, require_known_form
from questionnaire.storage.earlier_copies import BEFORE_RESTORE, copy_beside
from questionnaire.storage.engine import open_engine
from questionnaire.storage.faults import StorageUnavailable
from questionnaire.storage.migrate import upgrade
from questionnaire.storage.sqlite_backup import check, copy_whole, opened_to_read, sqlite_file
from questionnaire.storage.tables import print_orders

LOG_FILES = ("-wal", "-journal")


def restore(engine: Engine, backup: Path) -> Path | None:
    """Where the database lies now that was there before; None where there was none.

    The backup itself is only read. Raises BackupRefused; everything then is as it was.
    """
    database = sqlite_file(engine)
    check(backup)
    require_known_form(backup, _form(backup))
    engine.dispose()
    try:
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".rathausreif-", dir=database.parent) as folder:
            return _swap(_brought_up_to_date(backup, Path(folder)), database)
    except OSError as error:
        raise BackupRefused(f"{database} cannot be replaced: {error.strerror}") from error
    except (OperationalError, StorageUnavailable) as error:
        raise BackupRefused(f"{backup} cannot be brought to the present form: {error}") from error


def _form(backup: Path) -> str:
    with opened_to_read(backup) as connection:
        (form,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or ("none",)
    return str(form)


def _brought_up_to_date(backup: Path, folder: Path) -> Path:
    """Files of orders are in no backup, and a number that comes again must not lead to somebody else's."""
    draft = folder / "restored.sqlite"
    copy_whole(backup, draft)
    engine = open_engine(f"sqlite:///{draft}")
    try:
        upgrade(engine)
        with engine.begin() as connection:
            connection.execute(delete(print_orders))
    finally:
        engine.dispose()
    check(draft)
    return draft


def _swap(draft: Path, database: Path) -> Path | None:
    """At each moment there is one database or the other."""
    aside = copy_beside(database, BEFORE_RESTORE)
    if not database.exists():
        _take_log_aside(database, aside)
        draft.replace(database)
        return None
    with _held_alone(database):
        _take_log_aside(database, aside)
        aside.hardlink_to(database)
        aside.touch()
        draft.replace(database)
    return aside


@contextmanager
def _held_alone(database: Path) -> Iterator[None]:
    """Its log is empty then and the file is whole. One that is damaged can be held by nobody."""
    with closing(pysqlite3.connect(str(database), isolation_level=None, timeout=1)) as holder:
        try:
            # Whoever has the file open, even idly, keeps SQLite from leaving the mode with a log.
            holder.execute("PRAGMA journal_mode=DELETE").fetchone()
            holder.execute("BEGIN EXCLUSIVE")
        except pysqlite3.OperationalError as error:
            raise BackupRefused(_why_held(database, error)) from error
        except pysqlite3.DatabaseError:
            pass
        yield


def _why_held(database: Path, error: Exception) -> str:
    if "locked" in str(error):
        return f"{database} is in use: stop the server and its worker first"
    return f"{database}: {error}"


def _take_log_aside(database: Path, aside: Path) -> None:
    """A log that stayed behind would be taken for the new database's own."""
    for ending in LOG_FILES:
        with suppress(FileNotFoundError):
            Path(f"{database}{ending}").rename(f"{aside}{ending}")
    with suppress(FileNotFoundError):
        Path(f"{database}-shm").unlink()
