"""`flask plan`: from an answers file to a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from questionnaire.answers.checks import AnswerError
from questionnaire.answers.earlier import Earlier
from questionnaire.answers.file import read_earlier
from questionnaire.cli.days import day
from questionnaire.cli.remedies import remedy
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.files.calendar_export import calendar_export
from questionnaire.report.files.letters_export import letters_export
from questionnaire.report.files.tasks_csv import tasks_csv
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.services import edition
from questionnaire.texts import GERMAN, LANGUAGES, Language

USAGE = 2
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("answers", type=FILE)
@click.option("--language", type=click.Choice(LANGUAGES), default=GERMAN, show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day the plan starts from.")
@click.option("--earlier", type=FILE, help="An answers file of some months ago, to compare with.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@with_appcontext
def plan(
    answers: Path, language: Language, today: datetime | None, earlier: Path | None, output: Path
) -> None:
    """Draw up the plan for an ANSWERS file; OUTPUT's ending says as what: .pdf, .ics, .docx or .csv."""
    start, write = day(today), _writer(output)
    given, before = _read(answers).answers, _read(earlier) if earlier else None
    drawn_up = draw_up(edition(), given, start)
    try:
        output.write_bytes(write(drawn_up.compared_with(before), language))
    except OSError as error:
        raise click.BadParameter(f"{output}: {error.strerror}", param_hint="--output") from error


def _read(file: Path) -> Earlier:
    """The answers and the day they were given. Ends with exit code 2 where the file cannot be used."""
    try:
        return read_earlier(edition().catalogue, edition().regions, file.read_bytes())
    except AnswerError as error:
        click.echo(f"{file}: {remedy(error, edition().catalogue)}", err=True)
        raise SystemExit(USAGE) from error


def _pdf(plan: ActionPlan, language: Language) -> bytes:
    # Only this command needs the renderer; the web process must stay free of it.
    from questionnaire.report.pdf.render import render  # noqa: PLC0415

    return render(plan_html(plan, language))


def _ics(plan: ActionPlan, language: Language) -> bytes:
    # The web process has its calendars written elsewhere; this module is part of it.
    from questionnaire.report.files.ics import write_calendar  # noqa: PLC0415

    return write_calendar(calendar_export(plan, language))


def _docx(plan: ActionPlan, language: Language) -> bytes:
    # The web process has its letters typed elsewhere; this module is part of it.
    from questionnaire.report.files.letters_docx import letters_docx  # noqa: PLC0415

    return letters_docx(letters_export(plan, language))


# What `flask plan` can write, by the ending of --output.
WRITERS: dict[str, Callable[[ActionPlan, Language], bytes]] = {
    ".pdf": _pdf,
    ".ics": _ics,
    ".docx": _docx,
    ".csv": tasks_csv,
}


def _writer(output: Path) -> Callable[[ActionPlan, Language], bytes]:
    try:
        return WRITERS[output.suffix.lower()]
    except KeyError as error:
        endings = ", ".join(WRITERS)
        raise click.BadParameter(
            f"{output}: the ending must be one of {endings}", param_hint="--output"
        ) from error
