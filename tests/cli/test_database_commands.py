"""`flask upgrade` and `flask erase-expired`."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click import UsageError
from flask import Flask

from app import create_app
from questionnaire.answers.answers import Answers
from questionnaire.settings import Settings
from questionnaire.storage import ClockReading
from questionnaire.storage.migrate import is_current
from questionnaire.web.links import fingerprint
from tests.cli.command import Run
from tests.web.visitor import services_of

ROOT = Path(__file__).parents[2]
LINK = "x" * 32


def test_upgrading_an_empty_place_makes_a_database(run: Run, app: Flask) -> None:
    done = run("upgrade")

    assert (done.exit_code, done.stderr) == (0, "")
    assert is_current(services_of(app).assessments.engine)


def test_upgrading_twice_changes_nothing_and_copies_nothing(run: Run, app: Flask, tmp_path: Path) -> None:
    storage, now = services_of(app).assessments, datetime.now(UTC)
    run("upgrade")
    storage.create(fingerprint(LINK), "2026.1", Answers({"name": ("Mitreden",)}), now)

    done = run("upgrade")

    found = storage.find(fingerprint(LINK), now)
    assert done.exit_code == 0
    assert found is not None
    assert found.answers == Answers({"name": ("Mitreden",)})
    assert list(tmp_path.glob("*before-upgrade*")) == []


UPGRADE = """
import sys
from app import create_app

done = create_app().test_cli_runner().invoke(args=["upgrade"])
print(done.exit_code, "alembic" in sys.modules)
"""


def test_upgrading_again_loads_no_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'answers.sqlite'}"
    environment = {**os.environ, "RATHAUSREIF_DATABASE_URL": url, "RATHAUSREIF_SECRET_KEY": "k" * 32}
    command = [sys.executable, "-c", UPGRADE]

    said = [subprocess.check_output(command, cwd=ROOT, env=environment, text=True) for _ in range(2)]

    assert said == ["0 True\n", "0 False\n"]


def test_a_server_out_of_reach_is_said_in_one_sentence_without_its_password() -> None:
    url = "postgresql://somebody:Verschwiegen@127.0.0.1:9/answers"
    app = create_app(Settings(secret_key="k" * 32, database_url=url))

    done = app.test_cli_runner().invoke(args=["upgrade"])

    assert done.exit_code == 1 and "Connection refused" in done.stderr
    assert done.stderr.count("\n") == 1 and "Verschwiegen" not in done.stderr
    services_of(app).close()


def test_a_database_of_a_newer_release_is_refused_in_one_sentence(run: Run, app: Flask) -> None:
    run("upgrade")
    with services_of(app).assessments.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    done = run("upgrade")

    assert done.exit_code == 1 and done.stderr.count("\n") == 1
    assert "form 9999" in done.stderr and "newer Rathausreif" in done.stderr


@pytest.mark.parametrize(
    "url",
    [
        "postgres://somebody:Verschwiegen@db/answers",
        "postgresql://somebody:Verschwiegen@db/",
        "postgresql://somebody:Verschwiegen@db:port/answers",
        "Verschwiegen",
    ],
)
def test_an_address_that_no_database_can_have_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(UsageError, match="RATHAUSREIF_DATABASE_URL") as refused:
        create_app(Settings(secret_key="k" * 32, database_url=url))

    assert "Verschwiegen" not in str(refused.value.message)


@pytest.mark.parametrize("url", ["amqp://somebody:Verschwiegen@queue/", "redis://:Verschwiegen@queue:port/0"])
def test_an_address_that_no_queue_can_have_is_refused_without_its_password(url: str, tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'answers.sqlite'}"

    with pytest.raises(UsageError, match="RATHAUSREIF_QUEUE_URL") as refused:
        create_app(Settings(secret_key="k" * 32, database_url=place, queue_url=url))

    assert "Verschwiegen" not in str(refused.value.message)


def ran_every_other_day(app: Flask, days: int, now: datetime) -> None:
    """As long ago as that at first, and two days ago at last."""
    for ago in range(days, 0, -2):
        moment = now - timedelta(days=ago)
        services_of(app).erasing.run(ClockReading(int(moment.timestamp()), "", 0))


def test_erasing_what_is_due_says_how_many_and_leaves_the_rest(run: Run, app: Flask) -> None:
    storage, now = services_of(app).assessments, datetime.now(UTC)
    run("upgrade")
    for number, days in enumerate([0, 179, 181, 182.5]):
        storage.create(fingerprint(LINK + str(number)), "2026.1", Answers(), now - timedelta(days=days))
    ran_every_other_day(app, 10, now)

    done = run("erase-expired")

    with storage.engine.connect() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM assessments").scalar()
    assert (done.exit_code, done.output.split()[0], left) == (0, "1", 3)


def test_after_a_jump_of_the_clock_the_command_says_what_it_waits_for(run: Run, app: Flask) -> None:
    storage, now = services_of(app).assessments, datetime.now(UTC)
    run("upgrade")
    storage.create(fingerprint(LINK), "2026.1", Answers(), now - timedelta(days=400))
    ran_every_other_day(app, 10, now - timedelta(days=150))

    done = run("erase-expired")

    until = (now + timedelta(days=7)).strftime("%Y-%m-%d")
    assert (done.exit_code, done.output.split()[0]) == (0, "0")
    assert f"nothing is erased before {until}" in done.stderr


def test_there_may_be_nothing_to_erase(run: Run) -> None:
    run("upgrade")

    done = run("erase-expired")

    assert (done.exit_code, done.output.split()[0]) == (0, "0")


def test_a_database_that_was_never_made_is_no_reason_for_a_traceback(run: Run) -> None:
    done = run("erase-expired")

    assert done.exit_code != 0
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "upgrade" in done.stderr
