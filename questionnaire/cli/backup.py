"""`flask backup` and `flask restore`."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from questionnaire.services import services

FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@with_appcontext
def backup(file: Path, overwrite: bool) -> None:
    """Copy the database into FILE, checked and for its owner alone, while people go on saving.

    It holds everything that people have saved: answers, steps, workshops, letterheads. Nothing of what was
    erased is in it. Left out are printed workshops, whole plans that are deleted after a day and can be
    ordered again; the queue, which only wakes workers; and settings with the secret key, without which
    every link works all the same.
    """
    # Loads alembic.
    from questionnaire.storage import backups  # noqa: PLC0415 - brings Alembic, as in cli/database.py

    try:
        backups.back_up(services().assessments.engine, file, overwrite=overwrite)
    except backups.BackupRefused as error:
        raise click.ClickException(str(error)) from error


@click.command()
@click.argument("file", type=EXISTING_FILE)
@with_appcontext
def restore(file: Path) -> None:
    """Put the backup FILE in the database's place; stop servers and workers first.

    What was there is kept: beside an SQLite database, or beside FILE as a backup of its own. An older backup
    is brought to the present form. Orders to print are not taken over. Whatever was erased after the backup
    was made is there again.
    """
    # Loads alembic.
    from questionnaire.storage import backups  # noqa: PLC0415 - brings Alembic, as in cli/database.py

    try:
        aside = backups.restore(services().assessments.engine, file)
    except backups.BackupRefused as error:
        raise click.ClickException(str(error)) from error
    services().withdraw_prints()
    if aside:
        click.echo(f"The database that was there before is {aside}")
