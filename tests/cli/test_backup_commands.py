"""`flask backup` and `flask restore`: an SQLite database in use, whole and in one file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pysqlite3
import pytest
from flask import Flask
from sqlalchemy import text

from app import create_app
from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.answers.step_states import DONE, OPEN, StepChange
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.settings import Settings
from questionnaire.storage import StillInLog, migrate
from questionnaire.storage.engine import open_engine
from tests.cli.command import Run
from tests.older_form import downgrade
from tests.web.visitor import sample_bytes, services_of

MINE = b"m" * 32
THEIRS = b"t" * 32
TODAY = date(2026, 11, 23)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "instance" / "rathausreif.sqlite"


@pytest.fixture
def app(database: Path) -> Iterator[Flask]:
    app = create_app(Settings(secret_key="k" * 32, database_url=f"sqlite:///{database}"))
    migrate.upgrade(services_of(app).assessments.engine)
    yield app
    services_of(app).close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies.sqlite"


def saved(app: Flask, whose: bytes = MINE, sample: str = "school-meals-uckermark") -> None:
    """Answers, and the first step of their plan done."""
    services, now = services_of(app), datetime.now(UTC)
    answers = read_answers(services.edition.catalogue, services.edition.regions, sample_bytes(sample))
    services.assessments.create(whose, services.edition.catalogue.edition_number, answers, now)
    first = draw_up(services.edition, answers, TODAY).tasks[0]
    services.ticks.save(whose, [StepChange(first.action.id, OPEN, DONE)], now)


def plan_of(app: Flask, whose: bytes = MINE) -> ActionPlan:
    """With its ticks, as it stands on one and the same day."""
    services = services_of(app)
    found = services.assessments.find(whose, datetime.now(UTC))
    assert found is not None
    return draw_up(services.edition, found.answers, TODAY, services.ticks.find(whose))


def let_go(app: Flask) -> None:
    """As a server that was stopped."""
    services_of(app).assessments.engine.dispose()


def is_saved(app: Flask, whose: bytes) -> bool:
    return services_of(app).assessments.find(whose, datetime.now(UTC)) is not None


def test_the_plan_and_its_ticks_are_the_same_after_a_restore(app: Flask, run: Run, copy: Path) -> None:
    saved(app)
    before = plan_of(app)
    run("backup", copy)
    services_of(app).assessments.erase(MINE)

    done = run("restore", copy)

    assert (done.exit_code, done.stderr) == (0, "")
    assert plan_of(app) == before
    assert [step.action.id for step in before.done] == [*services_of(app).ticks.find(MINE).states]


def test_a_backup_may_be_made_while_somebody_is_saving(app: Flask, run: Run, copy: Path) -> None:
    saved(app)
    with services_of(app).assessments.engine.begin() as writer:
        writer.exec_driver_sql("BEGIN IMMEDIATE")
        writer.execute(text("UPDATE assessments SET changed_at = 0"))

        done = run("backup", copy)

    assert (done.exit_code, done.stderr) == (0, "")
    with closing(pysqlite3.connect(str(copy))) as opened:
        assert opened.execute("SELECT count(*) FROM assessments WHERE changed_at > 0").fetchone() == (1,)


def test_a_backup_is_one_file_for_its_owner_alone(app: Flask, run: Run, copy: Path) -> None:
    saved(app)

    run("backup", copy)

    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in copy.parent.iterdir()) == [copy.name, "instance"]


def test_erased_text_is_in_no_backup_even_where_the_log_still_has_it(
    app: Flask, run: Run, copy: Path, database: Path
) -> None:
    storage = services_of(app).assessments
    storage.create(MINE, "2026.1", Answers({"name": ("Verschwiegen",)}), datetime.now(UTC))
    with storage.engine.connect() as reader:
        reader.exec_driver_sql("BEGIN")
        reader.execute(text("SELECT * FROM answers")).all()
        with pytest.raises(StillInLog):
            storage.erase(MINE)
        assert b"Verschwiegen" in Path(f"{database}-wal").read_bytes()

        run("backup", copy)

    assert b"Verschwiegen" not in copy.read_bytes()


def test_a_file_that_is_there_is_replaced_only_if_told(app: Flask, run: Run, copy: Path) -> None:
    copy.write_text("holiday photos")

    refused = run("backup", copy)
    assert refused.exit_code == 1 and "--overwrite" in refused.stderr
    assert copy.read_text() == "holiday photos"

    assert run("backup", copy, "--overwrite").exit_code == 0
    assert copy.read_bytes().startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("ending", ["", "-wal"])
def test_the_database_itself_is_never_overwritten(app: Flask, run: Run, database: Path, ending: str) -> None:
    saved(app)

    refused = run("backup", f"{database}{ending}", "--overwrite")

    assert refused.exit_code == 1 and "the database itself" in refused.stderr
    assert is_saved(app, MINE)


def test_a_folder_that_may_not_be_written_is_said_in_one_sentence(app: Flask, run: Run) -> None:
    refused = run("backup", "/proc/copy.sqlite")

    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: /proc/copy.sqlite cannot be written: ")
    assert refused.stderr.count("\n") == 1


def test_a_damaged_database_makes_no_backup(app: Flask, run: Run, copy: Path, database: Path) -> None:
    for number in range(20):
        saved(app, bytes([number]) * 32)
    let_go(app)
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(16 * 4096))

    refused = run("backup", copy)

    assert refused.exit_code == 1 and "malformed" in refused.stderr
    assert not copy.exists()


def test_without_a_database_a_backup_says_how_to_make_one(tmp_path: Path, copy: Path) -> None:
    app = create_app(Settings(secret_key="k" * 32, database_url=f"sqlite:///{tmp_path / 'none.sqlite'}"))

    refused = app.test_cli_runner().invoke(args=["backup", str(copy)])

    assert refused.exit_code == 1 and "flask upgrade" in refused.stderr
    assert not copy.exists() and not (tmp_path / "none.sqlite").exists()
    services_of(app).close()


def test_the_replaced_database_is_kept_aside_with_what_was_saved_last(
    app: Flask, run: Run, copy: Path, database: Path
) -> None:
    run("backup", copy)
    saved(app, THEIRS)

    done = run("restore", copy)

    (aside,) = database.parent.glob("*-before-restore-*")
    assert str(aside) in done.output
    with closing(pysqlite3.connect(str(aside))) as old:
        assert old.execute("SELECT fingerprint FROM assessments").fetchall() == [(THEIRS,)]
    assert not is_saved(app, THEIRS)


def test_a_database_that_a_server_holds_is_not_replaced(
    app: Flask, run: Run, copy: Path, database: Path
) -> None:
    run("backup", copy)
    server = open_engine(f"sqlite:///{database}")
    with server.connect() as connection:
        connection.execute(text("SELECT count(*) FROM assessments")).scalar()
    saved(app)

    refused = run("restore", copy)

    assert refused.exit_code == 1 and "stop the server" in refused.stderr
    assert is_saved(app, MINE) and not list(database.parent.glob("*-before-restore-*"))
    server.dispose()
    assert run("restore", copy).exit_code == 0


def test_an_older_backup_is_brought_to_the_present_form(app: Flask, run: Run, copy: Path) -> None:
    saved(app)
    before = plan_of(app)
    run("backup", copy)
    opened = open_engine(f"sqlite:///{copy}")
    downgrade(opened, "0008")
    opened.dispose()
    as_it_was = copy.read_bytes()

    done = run("restore", copy)

    assert (done.exit_code, done.stderr) == (0, "")
    assert migrate.is_current(services_of(app).assessments.engine)
    assert plan_of(app) == before and copy.read_bytes() == as_it_was


def test_a_backup_of_a_newer_version_is_refused_with_a_sentence(app: Flask, run: Run, copy: Path) -> None:
    saved(app)
    run("backup", copy)
    with closing(pysqlite3.connect(str(copy))) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()

    refused = run("restore", copy)

    assert refused.exit_code == 1 and "a newer Rathausreif made" in refused.stderr
    assert is_saved(app, MINE)


@pytest.mark.parametrize("content", [b"", b"holiday photos" * 999])
def test_what_is_no_backup_is_not_restored(app: Flask, run: Run, copy: Path, content: bytes) -> None:
    saved(app)
    copy.write_bytes(content)

    refused = run("restore", copy)

    assert refused.exit_code == 1 and refused.stderr.count("\n") == 1
    assert is_saved(app, MINE)


def test_a_damaged_database_can_be_replaced_too(app: Flask, run: Run, copy: Path, database: Path) -> None:
    saved(app)
    run("backup", copy)
    let_go(app)
    database.write_bytes(b"holiday photos" * 999)

    done = run("restore", copy)

    assert (done.exit_code, done.stderr) == (0, "")
    assert is_saved(app, MINE)


def test_a_log_that_was_left_behind_never_meets_the_restored_database(
    app: Flask, run: Run, copy: Path, database: Path
) -> None:
    run("backup", copy)
    let_go(app)
    database.unlink()
    Path(f"{database}-wal").write_bytes(b"left behind")

    done = run("restore", copy)

    assert done.exit_code == 0
    assert [file.read_bytes() for file in database.parent.glob("*-before-restore-*-wal")] == [b"left behind"]


def test_printed_workshops_are_not_there_after_a_restore(app: Flask, run: Run, copy: Path) -> None:
    run("backup", copy)
    folder = services_of(app).settings.print_folder / "1"
    folder.mkdir(parents=True)

    run("restore", copy)

    assert not folder.exists()


def test_a_replaced_database_is_deleted_after_a_month(app: Flask, run: Run, database: Path) -> None:
    old, young = (database.with_name(f"rathausreif-before-restore-{number}.sqlite") for number in (1, 2))
    for aside, days in ((old, 31), (young, 29)):
        aside.touch()
        os.utime(aside, (0, time.time() - days * 24 * 3600))

    run("upgrade")

    assert list(database.parent.glob("*-before-restore-*")) == [young]
