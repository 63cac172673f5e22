from __future__ import annotations

import re
import stat
from pathlib import Path

import pysqlite3
import pytest
from sqlalchemy import Engine, text

from questionnaire import storage
from questionnaire.storage import sqlite
from questionnaire.storage.engine import open_engine
from questionnaire.storage.sqlite import PRAGMAS, SAFE_SQLITE, database_file

ONE_ALONE = re.compile(r"sqlalchemy\.dialects|PRAGMA|import (?:pysqlite3|psycopg)|BEGIN IMMEDIATE|advisory")


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: an acknowledged answer survives a power cut
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_keeps_the_promises(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as first, engine.connect() as second:
        found = [connection.execute(text(f"PRAGMA {pragma}")).scalar() for connection in (first, second)]

    assert found == [value, value]
    assert pragma in {promised.partition("=")[0] for promised in PRAGMAS}


def test_this_sqlite_loses_nothing() -> None:
    assert pysqlite3.sqlite_version_info >= SAFE_SQLITE >= (3, 51, 3)


@pytest.mark.only("sqlite")
def test_a_sqlite_that_can_lose_answers_is_refused(
    empty_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "SAFE_SQLITE", (99, 0, 0))

    with pytest.raises(RuntimeError, match=r"can lose answers"):
        open_engine(empty_url)

    assert not folder.exists()


@pytest.mark.only("sqlite")
def test_the_folder_is_made_for_the_owner_alone(empty_url: str, folder: Path) -> None:
    open_engine(empty_url)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_file_of_a_database_is_known() -> None:
    assert database_file("sqlite:////var/lib/rathausreif.sqlite") == Path("/var/lib/rathausreif.sqlite")
    assert database_file("sqlite:///:memory:") is None
    assert database_file("sqlite://") is None


def test_what_only_one_database_understands_stands_in_a_module_of_its_own() -> None:
    apart = {"postgresql.py", "terse_cursor.py", "upserts.py"}
    others = [
        module
        for module in Path(storage.__file__).parent.glob("*.py")
        if module.name not in apart and "sqlite" not in module.name
    ]

    known = [module.name for module in others if ONE_ALONE.search(module.read_text(encoding="utf-8"))]

    assert (known, len(others) > 20) == ([], True)


def test_errors_hide_what_was_to_be_saved(engine: Engine) -> None:
    assert engine.hide_parameters
