"""`flask limits`: the limits of all Länder as one table, to check and to write at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from questionnaire.almanac.correction import Known
from questionnaire.almanac.limits_table import (
    COLUMNS,
    LandChange,
    Row,
    land_change,
    limits_row,
)
from questionnaire.almanac.revising import MOST_INITIALS, Signed
from questionnaire.almanac.revisions import Ledger, Revision
from questionnaire.calendar.days import BERLIN
from questionnaire.cli.answers_file import FILE
from questionnaire.cli.limits_file import read_limits
from questionnaire.content.edition import Edition
from questionnaire.content.files import ContentError
from questionnaire.hygiene import clean, guarded
from questionnaire.services import edition, services
from questionnaire.wording.formats import in_each_language

REMEDIES = {
    "missing": "is needed here",
    "number": "must be whole euros above nought, such as 100000",
    "day": "must be a day, such as 2027-03-31",
    "end": "must say `up_to 100000` or `below 216000`",
    "language": "is there in the other language only",
    "option": "is none of those that are possible",
    "long": "is too long",
    "future": "lies in the future",
    "older": "is before the day on which it was looked up last",
    "ended": "is over: the rule has ended",
    "past": "is over already",
    "far": "lies more than three years ahead",
    "order": "is less than what comes before it",
    "numberless": "means that there is no number",
    "sources": "too few that readers may be shown: one, and two where `standing` is checked",
    "address": "must be a whole address, with https://",
}


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option("--write", is_flag=True, help="Put it into effect at once, for all Länder in the file.")
@click.option("--by", help="Your initials; --write needs them.")
@with_appcontext
def limits(file: Path | None, write: bool, by: str | None) -> None:
    """Check a table of limits and say what it would change; without FILE print the present ones."""
    if file is None:
        click.echo(_table(edition()), nl=False)
        return
    initials = clean(by or "")
    if write and not 0 < len(initials) <= MOST_INITIALS:
        raise click.UsageError(f"--write needs --by with your initials, {MOST_INITIALS} letters at most")
    rows = read_limits(file)
    signed = Signed(initials, datetime.now(BERLIN).replace(microsecond=0))
    changes = _changes(file, rows, edition(), signed)
    for change in changes:
        click.echo(_told(change))
    if write:
        _write(file, rows, signed)
    click.echo(f"{sum(change.revision is not None for change in changes)} of {len(rows)} rows {_done(write)}")


def _done(write: bool) -> str:
    return "have been written" if write else "would change something; --write --by with your initials does it"


def _write(file: Path, rows: list[Row], signed: Signed) -> None:
    def make(now: Edition, _ledger: Ledger) -> Iterator[Revision]:
        """Checked once more against what is in force while nobody else writes."""
        changes = _changes(file, rows, now, signed)
        return (change.revision for change in changes if change.revision)

    try:
        services().reviewed.revise(make)
    except (ContentError, OSError) as error:
        raise click.ClickException(f"nothing was written: {error}") from error


def _changes(file: Path, rows: list[Row], now: Edition, signed: Signed) -> list[LandChange]:
    """Ends with exit code 2 where a cell cannot be used, after naming each."""
    printed = frozenset(source.id for source in now.catalogue.sources if source.printed)
    known = Known((), printed, services().today(), in_each_language)
    lands = {land.id: land for land in now.almanac.limits.lands}
    changes = [land_change(lands[row["land"]], row, known, signed) for row in rows]
    wrong = [
        f"{file}, {change.limits.id}, {column}: {REMEDIES[fault]}"
        for change in changes
        for column, fault in change.faults.items()
    ]
    if wrong:
        raise click.UsageError("\n".join(wrong))
    return changes


def _table(now: Edition) -> str:
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for land in now.almanac.limits.lands:
        writer.writerow([guarded(cell) for cell in limits_row(land).values()])
    return table.getvalue()


def _told(change: LandChange) -> str:
    revision, land = change.revision, change.limits.id
    if revision is None:
        return f"{land}  nothing new"
    names = [*revision.was, *(name for name in revision.now if name not in revision.was)]
    differing = [name for name in names if revision.was.get(name) != revision.now.get(name)]
    told = [
        f"{name} {_cell(revision.was.get(name))} -> {_cell(revision.now.get(name))}" for name in differing
    ]
    return f"{land}  {revision.kind}: {'; '.join(told)}"


def _cell(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case dict():
            return " ".join(f"{key} {inner}" for key, inner in value.items())
        case list():
            return " ".join(map(str, value))
        case date():
            return value.isoformat()
    return str(value)
