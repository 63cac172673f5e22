"""What backups of both databases have in common: one file, whole or not there, for its owner alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic.script import ScriptDirectory
from alembic.util import CommandError

from questionnaire.drafts import publish, settle
from questionnaire.storage.migrate import MIGRATIONS

OWN_USER_ONLY = 0o600


class BackupRefused(RuntimeError):
    """Says in one sentence why nothing was done."""


@contextmanager
def backup_draft(file: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """A place to write to. What is there at the end takes the name `file` at once.

    Raises BackupRefused.
    """
    if file.exists() and not overwrite:
        raise BackupRefused(f"{file} exists already; choose another name or add --overwrite")
    try:
        # On the same disk.
        with TemporaryDirectory(prefix=".rathausreif-", dir=file.parent) as folder:
            draft = Path(folder) / file.name
            draft.touch(mode=OWN_USER_ONLY)
            yield draft
            settle(draft)
            publish(draft, file)
    except OSError as error:
        raise BackupRefused(f"{file} cannot be written: {error.strerror}") from error


def require_known_form(backup: Path, form: str) -> None:
    """Raises BackupRefused where no step of ours leads to it."""
    try:
        ScriptDirectory(str(MIGRATIONS)).get_revision(form)
    except CommandError as error:
        raise BackupRefused(
            f"{backup} has the form {form}, which a newer Rathausreif made: install that version first"
        ) from error
