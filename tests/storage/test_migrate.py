from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments, migrate
from questionnaire.storage.engine import open_engine
from questionnaire.storage.faults import NewerDatabase
from questionnaire.storage.tables import metadata

MINE = b"m" * 32
NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", {head!r}, None, None


def upgrade():
    op.create_table("chairs", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO chairs VALUES (1)")
    {ending}


def downgrade():
    op.drop_table("chairs")
"""


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*-before-upgrade-*"))


def contents(folder: Path) -> dict[str, bytes]:
    """The database and its log; the shared memory beside them changes with every reader."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}


def revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def downgrade(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


def shape(engine: Engine) -> dict[str, Any]:
    """Columns, keys and indexes of every table, as the database itself reports them."""
    found = inspect(engine)
    tables = sorted(set(found.get_table_names()) - {"alembic_version"})
    return {
        table: [
            [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)],
            found.get_pk_constraint(table),
            found.get_foreign_keys(table),
            sorted(index["name"] or "" for index in found.get_indexes(table)),
            sorted(str(unique["column_names"]) for unique in found.get_unique_constraints(table)),
        ]
        for table in tables
    }


AddStep = Callable[[str], None]


@pytest.fixture
def add_step(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AddStep:
    """Makes this a release with one more migration than there is, ending as given."""

    def add(ending: str) -> None:
        newer = Path(shutil.copytree(migrate.MIGRATIONS, tmp_path / "migrations"))
        step = NEXT_STEP.format(head=revision(engine), ending=ending)
        (newer / "versions" / "9999_chairs.py").write_text(step, encoding="utf-8")
        monkeypatch.setattr(migrate, "MIGRATIONS", newer)

    return add


def test_the_tables_are_what_the_migrations_make(engine: Engine) -> None:
    with engine.connect() as connection:
        differences = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), metadata
        )

    assert differences == []


def test_keys_and_indexes_are_the_same_too(engine: Engine, empty_url: str) -> None:
    made = open_engine(empty_url)
    metadata.create_all(made)

    assert shape(engine) == shape(made)
    made.dispose()


def test_a_new_database_is_current_after_the_upgrade_and_not_before(empty_url: str) -> None:
    fresh = open_engine(empty_url)

    before = migrate.is_current(fresh)
    migrate.upgrade(fresh)

    assert (before, migrate.is_current(fresh)) == (False, True)
    fresh.dispose()


@pytest.mark.only("sqlite")
def test_a_current_database_is_left_alone_and_not_copied(
    engine: Engine, storage: Assessments, folder: Path, now: datetime
) -> None:
    storage.create(MINE, "2026.1", Answers({"coverage": ("nobody",)}), now)
    before = contents(folder)

    migrate.upgrade(engine)

    assert contents(folder) == before
    assert copies(folder) == []


def test_down_and_up_again_leaves_a_database_that_works(
    engine: Engine, storage: Assessments, now: datetime
) -> None:
    storage.create(MINE, "2026.1", Answers({"name": ("Verschwiegen",)}), now)

    downgrade(engine)
    assert not migrate.is_current(engine)
    migrate.upgrade(engine)

    assert storage.find(MINE, now) is None
    storage.create(MINE, "2026.1", Answers({"coverage": ("nobody",)}), now)
    assert storage.find(MINE, now) is not None


@pytest.mark.only("sqlite")
def test_a_database_that_is_behind_is_copied_and_keeps_its_answers(
    engine: Engine, storage: Assessments, folder: Path, now: datetime, add_step: AddStep
) -> None:
    storage.create(MINE, "2026.1", Answers({"name": ("Mitreden",)}), now)
    before = revision(engine)
    add_step("")

    migrate.upgrade(engine)

    assert revision(engine) == "9999"
    found = storage.find(MINE, now)
    assert found is not None and dict(found.answers) == {"name": ("Mitreden",)}
    (copy,) = copies(folder)
    with sqlite3.connect(copy) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchone() == (before,)
        assert old.execute("SELECT value FROM answers").fetchone() == ('["Mitreden"]',)
    old.close()


def test_a_step_that_fails_leaves_the_form_before_it(
    engine: Engine, storage: Assessments, now: datetime, add_step: AddStep
) -> None:
    storage.create(MINE, "2026.1", Answers({"name": ("Mitreden",)}), now)
    before, form = revision(engine), shape(engine)
    add_step('raise RuntimeError("power cut")')

    with pytest.raises(RuntimeError, match="power cut"):
        migrate.upgrade(engine)

    assert revision(engine) == before
    assert shape(engine) == form
    assert storage.find(MINE, now) is not None


def test_a_database_of_a_newer_release_is_refused_and_left_as_it_is(
    engine: Engine, storage: Assessments, now: datetime
) -> None:
    storage.create(MINE, "2026.1", Answers({"name": ("Mitreden",)}), now)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    form = shape(engine)

    with pytest.raises(NewerDatabase, match="form 9999"):
        migrate.upgrade(engine)

    assert (revision(engine), shape(engine)) == ("9999", form)
    assert storage.find(MINE, now) is not None


@pytest.mark.only("sqlite")
def test_a_copy_is_kept_for_thirty_days_and_then_deleted(engine: Engine, folder: Path) -> None:
    old, young = (folder / f"rathausreif-before-upgrade-{number}.sqlite" for number in (1, 2))
    for copy, days in ((old, 31), (young, 29)):
        copy.touch()
        os.utime(copy, (0, time.time() - days * 24 * 3600))

    migrate.upgrade(engine)

    assert copies(folder) == [young]


@pytest.mark.only("sqlite")
def test_a_folder_with_a_percent_sign_is_no_trouble(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / '100% sozial' / 'a.sqlite'}")

    migrate.upgrade(engine)

    assert migrate.is_current(engine)
    engine.dispose()


def test_answers_go_with_their_assessment(engine: Engine, storage: Assessments, now: datetime) -> None:
    storage.create(MINE, "2026.1", Answers({"coverage": ("nobody",)}), now)

    with engine.begin() as connection:
        connection.execute(text("DELETE FROM assessments"))
        left = connection.execute(text("SELECT count(*) FROM answers")).scalar()

    assert left == 0
