"""A table of limits as somebody saved it: CSV or a workbook, with each Land once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from questionnaire.almanac.limits_table import COLUMNS, Row, unknown_columns
from questionnaire.answers.rows import TableError, read_rows
from questionnaire.cli.table_remedies import table_remedy
from questionnaire.hygiene import unguarded
from questionnaire.places.lands import LANDS


def read_limits(file: Path) -> list[Row]:
    """Ends with exit code 2 for what is no table of limits."""
    try:
        header, *cells = _rows(file)
    except TableError as error:
        raise click.UsageError(f"{file}: {table_remedy(error)}") from error
    except OSError as error:
        raise click.UsageError(f"{file}: cannot be read ({error})") from error
    _require_columns(file, header)
    rows = [_row(file, line, dict(zip(header, row, strict=False))) for line, row in enumerate(cells, 2)]
    _require_each_once(file, rows)
    return rows


def _rows(file: Path) -> Iterator[list[str]]:
    """Without empty ones. The heading comes first, also of a file that has nothing."""
    read = read_rows(file.read_bytes(), set(COLUMNS), lambda _row: False)
    rows = (row for row in read if any(row))
    yield next(rows, [])
    yield from rows


def _require_columns(file: Path, header: list[str]) -> None:
    if unknown := unknown_columns(header):
        raise click.UsageError(f"{file}: there is no column {unknown[0]!r}; there are {', '.join(COLUMNS)}")
    if missing := [name for name in COLUMNS if name not in header]:
        raise click.UsageError(f"{file}: the column {missing[0]} is missing")


def _row(file: Path, line: int, cells: dict[str, str]) -> Row:
    row = {name: unguarded(cells.get(name, "")).strip() for name in COLUMNS}
    if row["land"] not in LANDS:
        raise click.UsageError(f"{file}, line {line}: there is no Land {row['land']!r}")
    return row


def _require_each_once(file: Path, rows: list[Row]) -> None:
    for land, times in Counter(row["land"] for row in rows).items():
        if times > 1:
            raise click.UsageError(f"{file}: {land} is there {times} times")
