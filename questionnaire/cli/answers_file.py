"""ANSWERS, for a command that reads an answers file."""

from __future__ import annotations

from pathlib import Path

import click

from questionnaire.answers.checks import AnswerError
from questionnaire.answers.earlier import Earlier
from questionnaire.answers.file import read_earlier
from questionnaire.cli.remedies import remedy
from questionnaire.services import edition, services

USAGE = 2
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def read_file(file: Path) -> Earlier:
    """The answers and the day they were given. Ends with exit code 2 where the file cannot be used."""
    try:
        return read_earlier(edition().catalogue, edition().regions, file.read_bytes(), services().today())
    except AnswerError as error:
        click.echo(f"{file}: {remedy(error, edition().catalogue)}", err=True)
        raise SystemExit(USAGE) from error
