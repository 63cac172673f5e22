"""Bringing a database to the present form, with a copy made first."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from questionnaire.storage.database import Database, database_of
from questionnaire.storage.faults import NewerDatabase
from questionnaire.storage.transactions import available

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def is_current(engine: Engine) -> bool:
    return _revision(engine) == ScriptDirectory.from_config(_config()).get_current_head()


def upgrade(engine: Engine) -> None:
    """To the newest form, in one transaction: a crash leaves the form before or after it.

    Raises StorageUnavailable, with a reason; NewerDatabase where there is no way back to ours.
    """
    database = database_of(engine)
    with available(engine):
        database.check(engine)
        _require_known_form(engine)
        database.drop_old_copies(engine)
        if is_current(engine):
            return
        if _revision(engine):
            database.copy(engine)
        _take_steps(engine, database)


def _require_known_form(engine: Engine) -> None:
    form = _revision(engine)
    try:
        ScriptDirectory.from_config(_config()).get_revision(form or "base")
    except CommandError as error:
        raise NewerDatabase(
            f"it has the form {form}, which a newer Rathausreif made;"
            " install that version, or restore a backup from before its upgrade"
        ) from error


def _take_steps(engine: Engine, database: Database) -> None:
    """None where somebody else has taken them meanwhile."""
    config = _config()
    with engine.begin() as connection:
        database.begin_upgrade(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
