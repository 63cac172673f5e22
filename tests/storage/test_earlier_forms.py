"""A database in any form that has landed comes into every later one with all its rows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from questionnaire.storage import migrate
from questionnaire.storage.engine import open_engine
from questionnaire.storage.tables import metadata
from tests.storage.earlier_forms import FORMS, all_steps, load, upgrade_to

PAIRS = [(form, later) for form in FORMS for later in all_steps() if later > form]
Rows = dict[str, Counter[tuple[Any, ...]]]


def columns(file: Path) -> dict[str, list[str]]:
    """By table, as they are in that form; that of the migrations and SQLite's own are not people's."""
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        ours = [name for (name,) in tables if not name.startswith(("alembic", "sqlite"))]
        return {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]  # names of our own
            for name in ours
        }


def rows(file: Path, wanted: dict[str, list[str]]) -> Rows:
    with closing(sqlite3.connect(file)) as connection:
        return {
            table: Counter(connection.execute(f"SELECT {', '.join(names)} FROM {table}"))  # noqa: S608 - our own
            for table, names in wanted.items()
        }


def test_every_form_before_the_newest_has_its_dump() -> None:
    assert list(FORMS) in (all_steps(), all_steps()[:-1]), "python -m tests.storage.earlier_forms <rows.sql"


@pytest.mark.parametrize("form", FORMS)
def test_no_table_of_a_dump_is_empty(form: str, tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite"
    load(form, file)

    assert [table for table, found in rows(file, columns(file)).items() if not found] == []


@pytest.mark.parametrize(("form", "later"), PAIRS)
def test_every_later_form_has_all_its_rows(form: str, later: str, tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite"
    url, wanted = load(form, file), columns(file)
    before = rows(file, wanted)

    upgrade_to(later, url)

    assert rows(file, wanted) == before
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("form", FORMS)
def test_an_upgrade_from_any_form_leads_to_what_this_release_needs(form: str, tmp_path: Path) -> None:
    engine = open_engine(load(form, tmp_path / "old.sqlite"))

    migrate.upgrade(engine)

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
