"""`flask plans`: from a table of answers to a plan for each participant."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask.cli import with_appcontext

from questionnaire.answers.cells import CellReader
from questionnaire.answers.rows import TableError
from questionnaire.answers.table import AnswersTable, read_table
from questionnaire.answers.template import empty_table
from questionnaire.cli.days import day
from questionnaire.cli.plan_files import merge_files, print_files, refuse_devices, writable
from questionnaire.cli.print_run import PrintRun, file_names
from questionnaire.cli.table_remedies import STEPS, is_step_table, row_remedies, table_remedy
from questionnaire.services import edition, edition_on, services
from questionnaire.texts import GERMAN, LANGUAGES, Language

LEFT_OUT, USAGE = 1, 2
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("plans")
@click.argument("answers", type=FILE, required=False)
@click.option("--language", type=click.Choice(LANGUAGES), default=GERMAN, show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day the plans start from.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="A folder for the plans.")
@click.option("--merge", "merged", type=NEW_FILE, help="All plans in one file, for paper.")
@click.option("--template", type=NEW_FILE, help="Write an empty table with explanations and end.")
@click.option("--processes", type=click.IntRange(1, 64), help="How many print; all cores by default.")
@with_appcontext
def many_plans(  # noqa: PLR0913, PLR0917 - click hands over each option by itself
    answers: Path | None,
    language: Language,
    today: datetime | None,
    output: Path | None,
    merged: Path | None,
    template: Path | None,
    processes: int | None,
) -> None:
    """Draw up a plan for each row of ANSWERS, a table (.csv, .xlsx) with question ids as its header."""
    if template:
        with writable(template, "--template"):
            template.write_bytes(empty_table(edition().catalogue, language))
        return
    if not answers or not (output or merged):
        raise click.UsageError("ANSWERS and --output or --merge are needed, or --template alone")
    if merged:
        refuse_devices(merged, "--merge")
    site, brand = services().settings.public_url, services().brand
    table, start = _read(answers), day(today)
    run = PrintRun(edition_on(start), language, start, site, brand)
    with _folder(output) as folder:
        failed: dict[int, str] = {}
        done = print_files(run, table.participants, folder, processes or os.cpu_count() or 1, failed)
        if merged:
            merge_files(run, done, file_names(table.participants), folder, merged)
        deque(done, maxlen=0)
    _tell(table, failed)


def _read(file: Path) -> AnswersTable:
    """Ends with exit code 2 where the table cannot be used."""
    cells, document = CellReader(edition().regions, services().gazetteer), file.read_bytes()
    try:
        return read_table(edition().catalogue, cells, document)
    except TableError as error:
        told = STEPS if is_step_table(document) else table_remedy(error)
        click.echo(f"{file}: {told}", err=True)
        raise SystemExit(USAGE) from error


@contextmanager
def _folder(output: Path | None) -> Iterator[Path]:
    """The one asked for, or one that is gone afterwards."""
    if not output:
        with TemporaryDirectory(prefix="rathausreif-") as folder:
            yield Path(folder)
        return
    with writable(output, "--output"):
        output.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield output


def _tell(table: AnswersTable, failed: Mapping[int, str]) -> None:
    """How many plans there are, and what became of the other rows. Ends with exit code 1 if there are any."""
    click.echo(f"plans: {len(table.participants) - len(failed)}")
    lines = [line for bad_row in table.bad_rows for line in row_remedies(bad_row, edition().catalogue)]
    rows = {participant.number: participant.row for participant in table.participants}
    lines += [f"row {rows[number]}: could not be printed ({failed[number]})" for number in sorted(failed)]
    if lines:
        click.echo("\n".join([f"left out: {len(table.bad_rows) + len(failed)}", *lines]), err=True)
        raise SystemExit(LEFT_OUT)
