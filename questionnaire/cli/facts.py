"""`flask facts`: what has to be looked up again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import click
from flask.cli import with_appcontext

from questionnaire.almanac.reviews import Review, reviews
from questionnaire.cli.days import day
from questionnaire.services import edition


@click.command()
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to look from.")
@click.option("--all", "everything", is_flag=True, help="Also what holds for longer than 30 days.")
@click.option("--strict", is_flag=True, help="Fail where something is past its review date.")
@with_appcontext
def facts(today: datetime | None, everything: bool, strict: bool) -> None:
    """List the facts, limits and rules that have to be reviewed, soonest first."""
    listed = reviews(edition().catalogue, edition().almanac, edition().regions.names, day(today))
    shown = [review for review in listed if everything or review.state != "holds"]
    for line in _table(shown):
        click.echo(line)
    if strict and any(review.state == "expired" for review in listed):
        raise SystemExit(1)


def _table(shown: list[Review]) -> Iterator[str]:
    if not shown:
        yield "nothing is due"
        return
    rows = [("review by", "state", "what", "as of", "source"), *map(_row, shown)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(review: Review) -> tuple[str, str, str, str, str]:
    dated = review.dated
    return dated.review_by.isoformat(), review.state, dated.listed_as, dated.as_of.isoformat(), review.source
