"""The same without a browser, for advisors and operators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from questionnaire.answers_file import read_answers
from questionnaire.catalogue import LANGUAGES, Catalogue, Language
from questionnaire.checks import AnswerError, Fault
from questionnaire.plan import ActionPlan, draw_up
from questionnaire.report.document import plan_html
from questionnaire.report.letter_order import letter_order
from questionnaire.report.tasks_csv import tasks_csv
from questionnaire.storage import StorageUnavailable
from questionnaire.web.house import house

USAGE = 2
PLANNABLE = (2020, 2090)


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
    """Erase what nobody has changed for the stated number of days."""
    try:
        click.echo(f"{house().storage.erase_expired(house().now())} erased")
    except StorageUnavailable as error:
        raise click.ClickException(
            "the database cannot be used; is it there? `flask upgrade` makes it"
        ) from error


@click.command()
@click.argument("answers", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), default="de", show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day the plan starts from.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@with_appcontext
def plan(answers: Path, language: Language, today: datetime | None, output: Path) -> None:
    """Draw up the plan for an ANSWERS file; OUTPUT's ending says as what: .pdf, .docx or .csv."""
    day, write = _day(today), _writer(output)
    try:
        given = read_answers(house().catalogue, house().regions, answers.read_bytes())
    except AnswerError as error:
        click.echo(f"{answers}: {_remedy(error, house().catalogue)}", err=True)
        raise SystemExit(USAGE) from error
    drawn_up = draw_up(house().catalogue, house().almanac, house().regions, given, day)
    document = write(drawn_up, language)
    try:
        output.write_bytes(document)
    except OSError as error:
        raise click.BadParameter(f"{output}: {error.strerror}", param_hint="--output") from error


def _pdf(plan: ActionPlan, language: Language) -> bytes:
    # Only this command needs the renderer; the web process must stay free of it.
    from questionnaire.report.pdf import render  # noqa: PLC0415

    return render(plan_html(plan, language))


def _docx(plan: ActionPlan, language: Language) -> bytes:
    # The web process has its letters typed elsewhere; this module is part of it.
    from questionnaire.report.docx_pack import letters_docx  # noqa: PLC0415

    return letters_docx(letter_order(plan, language))


WRITERS: dict[str, Callable[[ActionPlan, Language], bytes]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".csv": tasks_csv,
}


def _writer(output: Path) -> Callable[[ActionPlan, Language], bytes]:
    if output.suffix not in WRITERS:
        raise click.BadParameter(f"{output} must end in one of {', '.join(WRITERS)}", param_hint="--output")
    return WRITERS[output.suffix]


def _day(given: datetime | None) -> date:
    """Public holidays are not known for ever."""
    if given and not PLANNABLE[0] <= given.year <= PLANNABLE[1]:
        years = f"between {PLANNABLE[0]} and {PLANNABLE[1]}"
        raise click.BadParameter(f"{given.date()} is not {years}", param_hint="--today")
    return given.date() if given else house().today()


REMEDIES: dict[Fault, str] = {
    "damaged": "not readable as JSON with an `answers` table; download the file again",
    "foreign": "no answers file; its `format` must be `rathausreif-answers`",
    "newer": "made by another version of this file format; this program reads version 1",
    "question": "{id}: there is no such question; remove it or correct the id",
    "option": "{id}: cannot be {value!r}; choose {choices}",
    "too_long": "{id}: the text is too long; shorten it",
    "too_many": "{id}: too many values; keep the most important ones",
    "repeated": "{id}: a value is there twice; remove one",
    "type": "{id}: only texts in quotation marks are possible",
}


def _remedy(error: AnswerError, catalogue: Catalogue) -> str:
    choices = _choices(error.subject, catalogue)
    return REMEDIES[error.fault].format(id=error.subject, value=error.value, choices=choices)


def _choices(question_id: str, catalogue: Catalogue) -> str:
    question = catalogue.question(question_id)
    ids = [option.id for option in question.options] if question else []
    if question and question.unknown:
        ids.append("unknown")
    if question and question.inapplicable:
        ids.append("inapplicable")
    match question.kind if question else None:
        case "district" | "districts":
            return "the five-digit key of a district, such as 12073"
        case "quarter":
            return "a quarter such as 2027-Q3"
        case _:
            return "one of " + ", ".join(ids)
