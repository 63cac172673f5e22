"""A backup of either database brings back the plan as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.answers.step_states import DONE, OPEN, StepChange
from questionnaire.content.edition import Edition
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.storage import Assessments, Ticks, migrate
from questionnaire.storage.backups import BackupRefused, back_up, restore
from questionnaire.storage.engine import open_engine
from questionnaire.storage.form import newest_form
from tests.older_form import downgrade
from tests.postgresql_server import programs
from tests.storage.conftest import PERIOD
from tests.web.visitor import sample_bytes

MINE, THEIRS = b"m" * 32, b"t" * 32
TODAY = date(2026, 11, 23)
Drawn = Callable[[], ActionPlan]
postgresql_only = pytest.mark.only("postgresql")


@pytest.fixture(autouse=True)
def _with_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = programs()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}" if folder else os.environ["PATH"])


@pytest.fixture
def drawn(storage: Assessments, edition: Edition, now: datetime) -> Drawn:
    """The plan of what is saved, with its ticks, as it stands on one and the same day."""
    ticks = Ticks(storage.engine, PERIOD, storage.log)

    def draw() -> ActionPlan:
        found = storage.find(MINE, now)
        assert found is not None
        return draw_up(edition, found.answers, TODAY, ticks.find(MINE))

    answers = read_answers(edition.catalogue, edition.regions, sample_bytes("school-meals-uckermark"))
    storage.create(MINE, edition.catalogue.edition_number, answers, now)
    ticks.save(MINE, [StepChange(draw().tasks[0].action.id, OPEN, DONE)], now)
    return draw


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "backup"


def test_the_plan_is_the_same_after_a_restore(storage: Assessments, drawn: Drawn, copy: Path) -> None:
    plan = drawn()
    back_up(storage.engine, copy, overwrite=False)
    storage.erase(MINE)

    restore(storage.engine, copy)

    assert plan.done and drawn() == plan
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("drawn")
def test_what_was_there_before_can_be_restored_again(storage: Assessments, now: datetime, copy: Path) -> None:
    back_up(storage.engine, copy, overwrite=False)
    storage.create(THEIRS, "2026.1", Answers({}), now)

    aside = restore(storage.engine, copy)

    assert aside and not storage.find(THEIRS, now)
    restore(storage.engine, aside)
    assert storage.find(MINE, now) and storage.find(THEIRS, now)


def test_an_older_backup_goes_over_tables_that_it_does_not_know(
    storage: Assessments, drawn: Drawn, copy: Path
) -> None:
    plan = drawn()
    downgrade(storage.engine, "0008")
    back_up(storage.engine, copy, overwrite=False)
    migrate.upgrade(storage.engine)

    restore(storage.engine, copy)

    assert migrate.is_current(storage.engine) and drawn() == plan


@pytest.mark.usefixtures("drawn")
def test_a_backup_of_a_newer_version_changes_nothing(storage: Assessments, now: datetime, copy: Path) -> None:
    set_form(storage.engine, "9999")
    back_up(storage.engine, copy, overwrite=False)
    set_form(storage.engine, newest_form())

    with pytest.raises(BackupRefused, match="a newer Rathausreif made"):
        restore(storage.engine, copy)

    assert storage.find(MINE, now)


def set_form(engine: Engine, form: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :form"), {"form": form})


@pytest.mark.usefixtures("drawn")
def test_as_long_as_a_server_has_it_open_nothing_is_restored(
    storage: Assessments, url: str, now: datetime, copy: Path
) -> None:
    back_up(storage.engine, copy, overwrite=False)
    server = open_engine(url)
    with server.connect() as connection:
        connection.execute(text("SELECT count(*) FROM assessments")).scalar()

    with pytest.raises(BackupRefused, match="in use: stop the server"):
        restore(storage.engine, copy)

    assert storage.find(MINE, now)
    server.dispose()


@postgresql_only
def test_without_its_programs_a_postgresql_database_is_not_backed_up(
    storage: Assessments, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("questionnaire.storage.postgresql_programs.RELEASES", Path("/nowhere"))
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(BackupRefused, match="pg_dump is missing here"):
        back_up(storage.engine, copy, overwrite=False)

    assert not copy.exists()


@postgresql_only
@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("content", [b"", b"holiday photos" * 999])
def test_what_is_no_backup_changes_nothing(
    storage: Assessments, copy: Path, now: datetime, content: bytes
) -> None:
    copy.write_bytes(content)

    with pytest.raises(BackupRefused, match=r"^pg_restore: error: "):
        restore(storage.engine, copy)

    assert storage.find(MINE, now)


@postgresql_only
@pytest.mark.usefixtures("drawn")
def test_a_damaged_backup_changes_nothing(storage: Assessments, copy: Path, now: datetime) -> None:
    back_up(storage.engine, copy, overwrite=False)
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(BackupRefused):
        restore(storage.engine, copy)

    assert storage.find(MINE, now)
