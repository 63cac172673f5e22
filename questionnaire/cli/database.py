"""`flask upgrade` and `flask erase-expired`."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from questionnaire.storage import StorageUnavailable
from questionnaire.web.house import house


@click.command()
@with_appcontext
def upgrade() -> None:
    """Create the database or bring it to the present form; a copy is made first."""
    # Alembic takes 10 MB that no web process needs.
    from questionnaire.storage.migrate import upgrade as upgrade_database  # noqa: PLC0415

    upgrade_database(house().storage.engine)


@click.command("erase-expired")
@with_appcontext
def erase_expired() -> None:
    """Erase answers and workshops in which nothing has happened for the stated number of days."""
    try:
        now = house().now()
        assessments, workshops = house().storage.erase_expired(now), house().workshops.erase_expired(now)
        click.echo(f"{assessments} assessments and {workshops} workshops erased")
        house().prints.forget_old(now)
        house().withdraw_prints()
    except StorageUnavailable as error:
        raise click.ClickException(
            "the database cannot be used; is it there? `flask upgrade` makes it"
        ) from error
