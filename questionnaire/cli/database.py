"""`flask upgrade` and `flask erase-expired`."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from questionnaire.services import services
from questionnaire.storage import StillInLog, StorageUnavailable, read_clock
from questionnaire.storage.upgrade import upgrade as upgrade_database

STILL_IN_LOG = "erased, but somebody who reads for long keeps the write-ahead log; the next change empties it"
WAITS = "the clock must have gone steadily for a week; look whether it is right"


@click.command()
@with_appcontext
def upgrade() -> None:
    """Create the tables or bring them to the present form; of an SQLite file a copy is made first."""
    try:
        upgrade_database(services().assessments.engine)
    except StorageUnavailable as error:
        raise click.ClickException(f"the database cannot be used: {error}") from error
    _say_where_the_queue_is_out_of_reach()


def _say_where_the_queue_is_out_of_reach() -> None:
    """The server starts all the same: orders to print wait in the database."""
    is_elsewhere = not (services().settings.queue_url or "sqlite").startswith("sqlite")
    problem = services().queue.problem() if is_elsewhere else None
    if problem:
        click.echo(f"the queue cannot be reached, and orders to print wait: {problem}", err=True)


@click.command("erase-expired")
@with_appcontext
def erase_expired() -> None:
    """Erase answers and workshops whose time is up, where a run a day ago or more saw it too."""
    try:
        _erase_by_time()
        services().print_orders.forget_old(services().now())
        services().withdraw_prints()
    except StorageUnavailable as error:
        raise click.ClickException(
            "the database cannot be used; is it there? `flask upgrade` makes it"
        ) from error


def _erase_by_time() -> None:
    """Raises StorageUnavailable where nothing could be erased."""
    try:
        erased = services().erasing.run(read_clock())
    except StillInLog:
        click.echo(STILL_IN_LOG, err=True)
        return
    click.echo(f"{erased.assessments} assessments and {erased.workshops} workshops erased")
    if erased.waits_until:
        click.echo(f"nothing is erased before {erased.waits_until:%Y-%m-%d}: {WAITS}", err=True)
