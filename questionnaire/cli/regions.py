"""`flask regions`: a new edition of the official register."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from datetime import datetime
from pathlib import Path

import click

from questionnaire.content.loader import CONTENT
from questionnaire.places.gv100ad import Register, parse_register
from questionnaire.places.gv100ad_lines import RegisterError
from questionnaire.places.moved import MovedError
from questionnaire.places.refresh import Refreshed, refreshed
from questionnaire.places.refresh_report import changes
from questionnaire.places.region_tables import RegionTables, read_tables, write_days, write_tables

REGIONS = CONTENT / "regions"
WAITING, USAGE = 1, 2


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Change the tables; otherwise the changes are only listed.")
@click.option("--population-date", type=click.DateTime(["%Y-%m-%d"]), help="The day the people were counted.")
@click.option("--accept", multiple=True, metavar="KEY", help="Take a row that was not believed; repeatable.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=REGIONS)
def regions(
    file: Path,
    write: bool,
    population_date: datetime | None,
    accept: tuple[str, ...],
    folder: Path,
) -> None:
    """Refresh the tables of places from a GV100AD file of Destatis."""
    if write and not population_date:
        raise click.UsageError("--write needs --population-date: every figure is printed with its day")
    before = _tables(folder)
    register, result = _taken_over(file, before, frozenset(accept))
    for line in changes(before, result.tables):
        click.echo(line)
    for note in (*register.notes, *result.waiting):
        click.echo(f"{file.name}: {note}" if note.startswith("line") else note, err=True)
    if write and population_date:
        write_tables(result.tables, folder)
        write_days(folder, register.date, population_date.date())
    if result.waiting:
        click.echo(f"Waiting for a decision: {len(result.waiting)}. All other rows are sound.", err=True)
        raise SystemExit(WAITING)


def _tables(folder: Path) -> RegionTables:
    try:
        return read_tables(folder)
    except MovedError as error:
        click.echo(f"{folder}: {error}", err=True)
        raise SystemExit(USAGE) from error


def _taken_over(file: Path, before: RegionTables, accepted: frozenset[str]) -> tuple[Register, Refreshed]:
    try:
        register = parse_register(_text(file.read_bytes()))
        return register, refreshed(before, register, accepted)
    except (RegisterError, MovedError, UnicodeDecodeError) as error:
        remedy = " Save the file as UTF-8." if isinstance(error, UnicodeDecodeError) else ""
        click.echo(f"{file}: {error}{remedy}", err=True)
        raise SystemExit(USAGE) from error


def _text(document: bytes) -> str:
    """UTF-8, or what Windows calls Unicode, which says so itself."""
    is_utf_16 = document.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return document.decode("utf-16" if is_utf_16 else "utf-8-sig")
