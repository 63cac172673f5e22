"""A connection spoken to directly."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import Engine

from questionnaire.storage.driver import Connected
from questionnaire.storage.faults import StorageUnavailable
from tests.counted import calls


def test_a_cursor_is_closed_though_an_error_keeps_it(engine: Engine) -> None:
    with pytest.raises(StorageUnavailable), Connected(engine) as (_connection, cursor):
        cursor.execute("SELECT nothing FROM nowhere", {})

    with pytest.raises(engine.dialect.loaded_dbapi.Error, match="closed"):
        cursor.execute("SELECT 1", {})


def test_what_was_not_committed_is_rolled_back(engine: Engine) -> None:
    with Connected(engine) as (_connection, cursor):
        cursor.execute("BEGIN")
        cursor.execute("DELETE FROM alembic_version")

    with Connected(engine) as (_connection, cursor):
        cursor.execute("SELECT count(*) FROM alembic_version")
        assert cursor.fetchone() == (1,)


@pytest.mark.only("sqlite")
def test_whoever_comes_next_gets_the_same_connection_and_not_from_the_pool(engine: Engine) -> None:
    with Connected(engine) as (first, _cursor):
        pass

    with calls(Engine.raw_connection) as asked, Connected(engine) as (second, _cursor):
        pass

    assert (second is first, asked.total()) == (True, 0)


@pytest.mark.only("sqlite")
def test_a_copy_of_the_process_uses_no_connection_of_the_first(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Connected(engine) as (ours, _cursor):
        pass
    monkeypatch.setattr(os, "getpid", lambda: -1)

    with Connected(engine) as (theirs, _cursor):
        assert theirs is not ours


@pytest.mark.only("sqlite")
def test_who_lets_go_of_the_database_leaves_no_connection_open(engine: Engine) -> None:
    with Connected(engine) as (connection, _cursor):
        pass

    engine.dispose()

    with pytest.raises(engine.dialect.loaded_dbapi.ProgrammingError, match="closed"):
        connection.cursor()
