"""`flask upgrade` and `flask erase-expired`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from questionnaire.answers.answers import Answers
from questionnaire.storage.migrate import is_current
from questionnaire.web.links import fingerprint
from tests.cli.command import Run
from tests.web.visitor import services_of

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


def test_erasing_what_expired_says_how_many_and_leaves_the_rest(run: Run, app: Flask) -> None:
    storage, now = services_of(app).assessments, datetime.now(UTC)
    run("upgrade")
    for number, days in enumerate([0, 179, 181, 400]):
        storage.create(fingerprint(LINK + str(number)), "2026.1", Answers(), now - timedelta(days=days))
    # Creating sweeps too, but only for what was old on that earlier day.

    done = run("erase-expired")

    with storage.engine.connect() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM assessments").scalar()
    assert (done.exit_code, done.output.split()[0], left) == (0, "2", 2)


def test_there_may_be_nothing_to_erase(run: Run) -> None:
    run("upgrade")

    done = run("erase-expired")

    assert (done.exit_code, done.output.split()[0]) == (0, "0")


def test_a_database_that_was_never_made_is_no_reason_for_a_traceback(run: Run) -> None:
    done = run("erase-expired")

    assert done.exit_code != 0
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "upgrade" in done.stderr
