"""`flask shortlist`: three municipalities and a reserve for an answers file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from msgspec.structs import replace

from questionnaire.answers.answers import Answers
from questionnaire.cli.answers_file import FILE, read_file
from questionnaire.cli.days import day
from questionnaire.places.official_keys import eight_digits
from questionnaire.places.place import Place
from questionnaire.plan.case import RADII, Case, Radius, read_case
from questionnaire.plan.shortlist import Shortlist, ShortlistedPlace, shortlist
from questionnaire.services import edition, edition_on, services
from questionnaire.texts import GERMAN, LANGUAGES, Language

MOST_NAMED = 5


@click.command("shortlist")
@click.argument("answers", type=FILE)
@click.option("--home", help="Key or name of where the founders are based; otherwise what the file says.")
@click.option("--radius", type=click.Choice([*RADII.values()]), help="How far; otherwise what the file says.")
@click.option("--language", type=click.Choice(LANGUAGES), default=GERMAN, show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to look from.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@with_appcontext
def print_shortlist(  # noqa: PLR0913, PLR0917 - click hands over each option by itself
    answers: Path,
    home: str | None,
    radius: Radius | None,
    language: Language,
    today: datetime | None,
    as_json: bool,
) -> None:
    """Name three municipalities to begin with and a reserve, for an ANSWERS file, each with its reasons."""
    start = day(today)
    case = _case(read_file(answers).answers, home, radius)
    found = shortlist(edition_on(start), case, start)
    if not found.starts:
        raise click.UsageError("where to begin? The file names neither home nor customers: add --home")
    for line in [_json(found, language)] if as_json else _lines(found, language):
        click.echo(line)


def _case(answers: Answers, home: str | None, radius: Radius | None) -> Case:
    case = read_case(edition(), answers)
    return replace(case, home=_place(home) if home else case.home, radius=radius or case.radius)


def _place(typed: str) -> Place:
    match = services().gazetteer.resolve(typed)
    if isinstance(match, Place):
        return match
    offered = match.places[:MOST_NAMED]
    names = [f"{services().gazetteer.written(place)} [{eight_digits(place.key)}]" for place in offered]
    meant = f"; do you mean {' or '.join(names)}?" if names else ""
    raise click.BadParameter(f"no single place is called {typed!r}{meant}", param_hint="--home")


def _lines(found: Shortlist, language: Language) -> Iterator[str]:
    if not found.all:
        yield "nothing within this radius has the task"
    for entry in found.all:
        mark = " (Reserve)" if entry == found.reserve else ""
        yield f"{entry.name} [{entry.place.key}]{mark}"
        yield from (f"  - {reason.text[language]}" for reason in entry.reasons)


def _json(found: Shortlist, language: Language) -> str:
    document = {
        "places": [_entry(entry, language) for entry in found.places],
        "reserve": _entry(found.reserve, language) if found.reserve else None,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _entry(entry: ShortlistedPlace, language: Language) -> dict[str, Any]:
    reasons = [reason.text[language] for reason in entry.reasons]
    return {"key": entry.place.key, "name": entry.name, "reasons": reasons}
