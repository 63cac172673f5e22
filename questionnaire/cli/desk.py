"""`flask desk`: a new secret link to the review desk."""

from __future__ import annotations

import os

import click
from flask.cli import with_appcontext

from questionnaire.services import services
from questionnaire.texts import GERMAN, LANGUAGES, Language


@click.command()
@click.option("--language", type=click.Choice(LANGUAGES), default=GERMAN, show_default=True)
@click.option("--close", is_flag=True, help="No link opens it any more.")
@with_appcontext
def desk(language: Language, close: bool) -> None:
    """Print a new secret link to the review desk; older ones lead nowhere from then on."""
    key = services().desk_key
    try:
        if close:
            key.forget()
            click.echo("the review desk is closed")
        else:
            click.echo(f"{_site()}/{language}/desk/{key.make()}")
    except OSError as error:
        raise click.ClickException(f"{key.folder}: {error.strerror}") from error


def _site() -> str:
    return services().settings.public_url or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
