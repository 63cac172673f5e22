"""Bringing a database to the present form, with a copy made first."""

from __future__ import annotations

import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from questionnaire.storage.engine import BEGIN, database_file

MIGRATIONS = Path(__file__).parents[1] / "migrations"
COPIES_KEPT_SECONDS = 30 * 24 * 3600


def is_current(engine: Engine) -> bool:
    return _revision(engine) == ScriptDirectory.from_config(_config()).get_current_head()


def upgrade(engine: Engine) -> None:
    """To the newest form, in one transaction: a crash leaves the form before or after it."""
    file = database_file(str(engine.url))
    if file:
        _drop_old_copies(file)
    if is_current(engine):
        return
    if file and _revision(engine):
        _copy(engine, file)
    config = _config()
    with engine.begin() as connection:
        connection.exec_driver_sql(BEGIN)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _copy(engine: Engine, file: Path) -> None:
    copy = file.with_name(f"{file.stem}-before-upgrade-{int(time.time())}{file.suffix}")
    with engine.connect() as connection:
        connection.execute(text("VACUUM INTO :copy"), {"copy": str(copy)})


def _drop_old_copies(file: Path) -> None:
    for copy in file.parent.glob(f"{file.stem}-before-upgrade-*{file.suffix}"):
        if time.time() - copy.stat().st_mtime > COPIES_KEPT_SECONDS:
            copy.unlink()
