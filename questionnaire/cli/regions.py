"""`flask regions`: a new edition of the official register."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from questionnaire.content.loader import CONTENT
from questionnaire.places.gv100ad import Register, RegisterError, parse_register
from questionnaire.places.refresh import RegionTables, changes, dated, read_tables, refreshed, write_tables

REGIONS = CONTENT / "regions"
USAGE = 2


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
    before = read_tables(folder)
    register, after = _taken_over(file, before, frozenset(accept_changed_keys))
    for line in changes(before, after):
        click.echo(line)
    if write and population_date:
        write_tables(after, folder)
        _write_days(folder, register, population_date.date())


def _taken_over(file: Path, before: RegionTables, accepted: frozenset[str]) -> tuple[Register, RegionTables]:
    try:
        register = parse_register(file.read_text(encoding="utf-8").splitlines())
        return register, refreshed(before, register, accepted)
    except (RegisterError, UnicodeDecodeError) as error:
        remedy = " Save the file as UTF-8." if isinstance(error, UnicodeDecodeError) else ""
        click.echo(f"{file}: {error}{remedy}", err=True)
        raise SystemExit(USAGE) from error


def _write_days(folder: Path, register: Register, counted: date) -> None:
    meta = folder / "meta.json"
    text = dated(meta.read_text(encoding="utf-8"), register.date, counted)
    meta.write_text(text, encoding="utf-8")
