"""What PostgreSQL promises in its own way: what is acknowledged is on disk, and faults are said as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments, StorageUnavailable
from questionnaire.storage.driver import Connected
from questionnaire.storage.engine import open_engine
from questionnaire.storage.migrate import upgrade
from questionnaire.storage.postgresql import begin_writing
from tests.conftest import NewDatabase
from tests.databases import Databases, PostgresqlDatabases
from tests.postgresql_server import GUARDED, SUPERUSER
from tests.storage.conftest import PERIOD
from tests.storage.people import MINE, TYPED, found, saved

pytestmark = pytest.mark.only("postgresql")
FULL = """
CREATE FUNCTION say_full() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER is_full BEFORE INSERT OR UPDATE ON answers FOR EACH ROW EXECUTE FUNCTION say_full()
"""
ROOM_AGAIN = "DROP TRIGGER is_full ON answers; DROP FUNCTION say_full()"


def ask(engine: Engine, setting: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"SHOW {setting}").scalar()


def end_others(engine: Engine) -> None:
    """As a server does that is started again."""
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("synchronous_commit", "on"),  # an acknowledged answer survives a power cut
        ("fsync", "on"),
        ("lock_timeout", "5s"),
        ("idle_in_transaction_session_timeout", "30s"),
        ("transaction_isolation", "read committed"),
    ],
)
def test_every_connection_keeps_the_promises(engine: Engine, setting: str, value: str) -> None:
    assert ask(engine, setting) == value


def test_what_is_acknowledged_is_on_disk_whatever_the_database_is_set_to(url: str) -> None:
    careless = open_engine(
        f"{url}&options=-csynchronous_commit%3Doff%20-cdefault_transaction_isolation%3Dserializable"
    )

    assert ask(careless, "synchronous_commit") == "on"
    assert ask(careless, "transaction_isolation") == "read committed"
    careless.dispose()


@pytest.fixture
def _full(engine: Engine) -> Iterator[None]:
    with engine.begin() as connection:
        connection.exec_driver_sql(FULL)
    yield
    with engine.begin() as connection:
        connection.exec_driver_sql(ROOM_AGAIN)


@pytest.mark.usefixtures("_full")
def test_a_full_disk_is_said_to_be_unavailable_and_nothing_is_half_saved(
    storage: Assessments, now: datetime
) -> None:
    saved(storage, now)

    with pytest.raises(StorageUnavailable, match="No space left"):
        storage.save(MINE, "2026.2", {"sentence": (TYPED,)}, now)

    assert (found(storage, MINE, now).edition_number, dict(found(storage, MINE, now).answers)) == (
        "2026.1",
        {},
    )


def test_connections_that_a_restart_has_ended_are_made_anew(
    storage: Assessments, url: str, now: datetime
) -> None:
    saved(storage, now, coverage="nobody")
    other = open_engine(url)

    end_others(other)
    other.dispose()

    assert storage.save(MINE, "2026.1", {"networks": ("member",)}, now)
    assert set(found(storage, MINE, now).answers) == {"coverage", "networks"}


def test_a_connection_that_is_lost_while_somebody_saves_is_said_to_be_unavailable(
    storage: Assessments, url: str, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    saved(storage, now, coverage="nobody")
    other = open_engine(url)

    with pytest.raises(StorageUnavailable), Connected(storage.engine) as (_connection, cursor):
        cursor.execute("UPDATE answers SET value = '[]'")
        end_others(other)
        cursor.execute("UPDATE answers SET value = '[]'")
    other.dispose()

    assert (dict(found(storage, MINE, now).answers), caplog.messages) == ({"coverage": ("nobody",)}, [])


def test_whoever_holds_up_all_writers_and_does_nothing_is_ended(
    storage: Assessments, engine: Engine, now: datetime
) -> None:
    with engine.connect() as forgetful:
        forgetful.exec_driver_sql("SET idle_in_transaction_session_timeout = 10")
        begin_writing(forgetful)

        storage.create(MINE, "2026.1", Answers(), now)
        forgetful.invalidate()

    assert found(storage, MINE, now).edition_number == "2026.1"


def test_an_error_quotes_no_row(storage: Assessments, engine: Engine, now: datetime) -> None:
    saved(storage, now, name=TYPED)

    with pytest.raises(IntegrityError) as unnamed, engine.begin() as connection:
        connection.exec_driver_sql("UPDATE answers SET question_id = NULL")

    assert "question_id" in str(unnamed.value) and "Verschwiegenheit" not in str(unnamed.value)


@pytest.mark.parametrize(
    ("server", "said"),
    [
        ("127.0.0.1:9/answers", "Connection refused"),
        ("no.such.host.invalid/answers", "no.such.host.invalid"),
    ],
)
def test_a_server_out_of_reach_says_so_without_the_password(server: str, said: str) -> None:
    engine = open_engine(f"postgresql://somebody:Verschwiegen@{server}")

    with pytest.raises(StorageUnavailable, match=said) as refused:
        upgrade(engine)

    assert "Verschwiegen" not in str(refused.value) and "\n" not in str(refused.value)


def test_a_wrong_password_is_said_and_not_shown(url: str) -> None:
    engine = open_engine(url.replace(f"{SUPERUSER}@", f"{GUARDED}:Verschwiegen@"))

    with pytest.raises(StorageUnavailable, match="password authentication failed") as refused:
        upgrade(engine)
    engine.dispose()

    assert "Verschwiegen" not in str(refused.value) and "\n" not in str(refused.value)


def test_a_database_that_is_not_there_says_so(url: str) -> None:
    engine = open_engine(url.replace("/test_", "/nowhere_"))

    with pytest.raises(StorageUnavailable, match="does not exist"):
        upgrade(engine)
    engine.dispose()


def test_a_database_that_cannot_hold_every_letter_is_refused(databases: Databases, tmp_path: Path) -> None:
    assert isinstance(databases, PostgresqlDatabases)
    databases.server.say("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    engine = open_engine(databases.server.url("latin"))

    with pytest.raises(StorageUnavailable, match="LATIN1"):
        upgrade(engine)
    engine.dispose()


def test_both_ways_to_write_the_address_lead_there(new_database: NewDatabase, now: datetime) -> None:
    url = new_database()
    storage = Assessments(open_engine(url.replace("postgresql:", "postgresql+psycopg:")), PERIOD)

    storage.create(MINE, "2026.1", Answers(), now)

    assert found(storage, MINE, now).edition_number == "2026.1"
    storage.engine.dispose()
