"""`flask upgrade` and `flask erase-expired`."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from questionnaire.services import services
from questionnaire.storage import StorageUnavailable


@click.command()
@with_appcontext
def upgrade() -> None:
    """Create the database or bring it to the present form; a copy is made first."""
    # Alembic takes 10 MB that no web process needs.
    from questionnaire.storage.migrate import upgrade as upgrade_database  # noqa: PLC0415

    upgrade_database(services().assessments.engine)


@click.command("erase-expired")
@with_appcontext
def erase_expired() -> None:
    """Erase answers and workshops in which nothing has happened for the stated number of days."""
    try:
        now = services().now()
        assessments, workshops = (
            services().assessments.erase_expired(now),
            services().workshops.erase_expired(now),
        )
        click.echo(f"{assessments} assessments and {workshops} workshops erased")
        services().print_orders.forget_old(now)
        services().withdraw_prints()
    except StorageUnavailable as error:
        raise click.ClickException(
            "the database cannot be used; is it there? `flask upgrade` makes it"
        ) from error
