"""`flask facts`: what has to be looked up again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import click
from flask.cli import with_appcontext

from questionnaire.almanac.reviews import Review, reviews
from questionnaire.cli.days import day
from questionnaire.services import edition_on


@click.command()
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to look from.")
@click.option("--all", "everything", is_flag=True, help="Also what holds for longer than 90 days.")
@click.option("--strict", is_flag=True, help="Say nothing where nothing is due, fail where something is.")
@with_appcontext
def facts(today: datetime | None, everything: bool, strict: bool) -> None:
    """List the facts, limits and rules that have to be reviewed within 90 days, soonest first."""
    known = edition_on(day(today))
    listed = reviews(known.catalogue, known.almanac, known.regions.names, day(today))
    due = [review for review in listed if review.state != "holds"]
    shown: Sequence[Review] = listed if everything else due
    if not shown and not strict:
        click.echo("nothing is due")
    for line in _table(shown) if shown else ():
        click.echo(line)
    if strict and due:
        raise SystemExit(1)


def _table(shown: Sequence[Review]) -> Iterator[str]:
    rows = [("review by", "state", "what", "as of", "source"), *map(_row, shown)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(review: Review) -> tuple[str, str, str, str, str]:
    dated = review.dated
    return dated.review_by.isoformat(), review.state, dated.listed_as, dated.as_of.isoformat(), review.source
