"""The same without a browser, for advisors and operators."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from questionnaire.answers_file import read_answers
from questionnaire.catalogue import LANGUAGES, Catalogue, Language
from questionnaire.checks import AnswerError, Fault
from questionnaire.gv100ad import RegisterError, parse_register
from questionnaire.ledger import Entry, ledger
from questionnaire.loader import CONTENT
from questionnaire.plan import ActionPlan, draw_up
from questionnaire.refresh import changes, dated, read_tables, refreshed, write_tables
from questionnaire.report.calendar_order import calendar_order
from questionnaire.report.document import plan_html
from questionnaire.report.letter_order import letter_order
from questionnaire.report.tasks_csv import tasks_csv
from questionnaire.storage import StorageUnavailable
from questionnaire.web.house import house

REGIONS = CONTENT / "regions"
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
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Change the tables; otherwise the changes are only listed.")
@click.option("--population-date", type=click.DateTime(["%Y-%m-%d"]), help="The day the people were counted.")
@click.option("--accept-changed-keys", multiple=True, help="A municipality that is new or gone; repeatable.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=REGIONS)
def regions(
    file: Path,
    write: bool,
    population_date: datetime | None,
    accept_changed_keys: tuple[str, ...],
    folder: Path,
) -> None:
    """Refresh the tables of places from a GV100AD file of Destatis."""
    if write and not population_date:
        raise click.UsageError("--write needs --population-date: every figure is printed with its day")
    try:
        register = parse_register(file.read_text(encoding="utf-8").splitlines())
        before = read_tables(folder)
        after = refreshed(before, register, frozenset(accept_changed_keys))
    except (RegisterError, UnicodeDecodeError) as error:
        remedy = " Save the file as UTF-8." if isinstance(error, UnicodeDecodeError) else ""
        click.echo(f"{file}: {error}{remedy}", err=True)
        raise SystemExit(USAGE) from error
    for line in changes(before, after):
        click.echo(line)
    if write and population_date:
        write_tables(after, folder)
        meta = folder / "meta.json"
        text = dated(meta.read_text(encoding="utf-8"), register.date, population_date.date())
        meta.write_text(text, encoding="utf-8")


@click.command()
@click.argument("answers", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), default="de", show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day the plan starts from.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@with_appcontext
def plan(answers: Path, language: Language, today: datetime | None, output: Path) -> None:
    """Draw up the plan for an ANSWERS file; OUTPUT's ending says as what: .pdf, .ics, .docx or .csv."""
    day, write = _day(today), _writer(output)
    try:
        given = read_answers(house().catalogue, house().regions, answers.read_bytes())
    except AnswerError as error:
        click.echo(f"{answers}: {_remedy(error, house().catalogue)}", err=True)
        raise SystemExit(USAGE) from error
    drawn_up = draw_up(house().catalogue, house().almanac, house().regions, given, day)
    try:
        output.write_bytes(write(drawn_up, language))
    except OSError as error:
        raise click.BadParameter(f"{output}: {error.strerror}", param_hint="--output") from error


def _pdf(plan: ActionPlan, language: Language) -> bytes:
    # Only this command needs the renderer; the web process must stay free of it.
    from questionnaire.report.pdf import render  # noqa: PLC0415

    return render(plan_html(plan, language))


def _ics(plan: ActionPlan, language: Language) -> bytes:
    # The web process has its calendars written elsewhere; this module is part of it.
    from questionnaire.report.ics import write_calendar  # noqa: PLC0415

    return write_calendar(calendar_order(plan, language))


def _docx(plan: ActionPlan, language: Language) -> bytes:
    # The web process has its letters typed elsewhere; this module is part of it.
    from questionnaire.report.docx_pack import letters_docx  # noqa: PLC0415

    return letters_docx(letter_order(plan, language))


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


@click.command()
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to look from.")
@click.option("--all", "everything", is_flag=True, help="Also what holds for longer than 30 days.")
@click.option("--strict", is_flag=True, help="Fail where something is past its review date.")
@with_appcontext
def facts(today: datetime | None, everything: bool, strict: bool) -> None:
    """List the facts and limits that have to be reviewed, soonest first."""
    entries = ledger(house().catalogue, house().almanac, _day(today))
    shown = [entry for entry in entries if everything or entry.state != "holds"]
    for line in _table(shown):
        click.echo(line)
    if strict and any(entry.state == "expired" for entry in entries):
        raise SystemExit(1)


def _table(entries: list[Entry]) -> Iterator[str]:
    if not entries:
        yield "nothing is due"
        return
    rows = [("review by", "state", "what", "as of", "source")]
    for entry in entries:
        dated = entry.dated
        review, as_of = dated.review_by.isoformat(), dated.as_of.isoformat()
        rows.append((review, entry.state, entry.place, as_of, entry.sources[0].address))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


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
        case "place" | "places":
            return (
                "the key of a place: five digits for a Landkreis or county-level city such as 12073,"
                " eight for a municipality such as 12060052"
            )
        case "quarter":
            return "a quarter such as 2027-Q3"
        case _:
            return "one of " + ", ".join(ids)
