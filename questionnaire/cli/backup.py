"""`flask backup` and `flask restore`."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from questionnaire.services import services
from questionnaire.storage.sqlite_backup import BackupRefused, back_up

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
    try:
        back_up(services().assessments.engine, file, overwrite=overwrite)
    except BackupRefused as error:
        raise click.ClickException(str(error)) from error


@click.command()
@click.argument("file", type=EXISTING_FILE)
@with_appcontext
def restore(file: Path) -> None:
    """Put the backup FILE in the database's place; stop the server and its worker first.

    The database that was there is kept beside it. An older backup is brought to the present form. Orders to
    print are not taken over. Whatever was erased after the backup was made is there again.
    """
    # Loads alembic.
    from questionnaire.storage.sqlite_restore import restore as put_back  # noqa: PLC0415

    try:
        aside = put_back(services().assessments.engine, file)
    except BackupRefused as error:
        raise click.ClickException(str(error)) from error
    services().withdraw_prints()
    if aside:
        click.echo(f"The database that was there before is {aside}")
