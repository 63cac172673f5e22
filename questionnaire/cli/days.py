"""--today, for a command that looks at dates."""

from __future__ import annotations

from datetime import date, datetime

import click

from questionnaire.services import services

PLANNABLE = (2020, 2090)


def day(given: datetime | None) -> date:
    """Public holidays are not known for ever."""
    if given and not PLANNABLE[0] <= given.year <= PLANNABLE[1]:
        years = f"between {PLANNABLE[0]} and {PLANNABLE[1]}"
        raise click.BadParameter(f"{given.date()} is not {years}", param_hint="--today")
    return given.date() if given else services().today()
