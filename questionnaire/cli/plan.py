"""`flask plan`: from an answers file to a plan."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from questionnaire.cli.answers_file import FILE, read_file
from questionnaire.cli.days import day
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.exports import ENDINGS, Export, export_for
from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.holder import Holder, WayBack
from questionnaire.services import edition_on, services
from questionnaire.texts import GERMAN, LANGUAGES, Language

*FIRST_ENDINGS, LAST_ENDING = ENDINGS
HELP = (
    "Draw up the plan for an ANSWERS file; OUTPUT's ending says as what:"
    f" {', '.join(FIRST_ENDINGS)} or {LAST_ENDING}. fact-sheet.pdf is the fact sheet alone."
)


@click.command(help=HELP)
@click.argument("answers", type=FILE)
@click.option("--language", type=click.Choice(LANGUAGES), default=GERMAN, show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day the plan starts from.")
@click.option("--earlier", type=FILE, help="An answers file of some months ago, to compare with.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@with_appcontext
def plan(
    answers: Path, language: Language, today: datetime | None, earlier: Path | None, output: Path
) -> None:
    start, export = day(today), _export(output)
    given, before = read_file(answers).answers, read_file(earlier) if earlier else None
    drawn_up = draw_up(edition_on(start), given, start).compared_with(before)
    holder = Holder(
        way_back=WayBack(services().settings.public_url),
        brand=services().brand,
        changed_at=_changed_at(answers),
    )
    try:
        output.write_bytes(export.document(drawn_up, language, FileOrder.written, holder))
    except OSError as error:
        raise click.BadParameter(f"{output}: {error.strerror}", param_hint="--output") from error


def _changed_at(answers: Path) -> datetime:
    """So calendars tell apart what was made of a file before and after somebody changed it."""
    seconds = min(answers.stat().st_mtime, datetime.now(UTC).timestamp())
    return datetime.fromtimestamp(max(seconds, 0), UTC)


def _export(output: Path) -> Export:
    export = export_for(output.name)
    if export is None:
        message = f"{output}: the ending must be one of {', '.join(ENDINGS)}"
        raise click.BadParameter(message, param_hint="--output")
    return export
