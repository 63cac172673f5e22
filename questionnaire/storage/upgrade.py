"""Bringing a database to the present form, without Alembic where it has it: at nearly every start."""

from __future__ import annotations

from sqlalchemy import Engine

from questionnaire.storage.database import database_of
from questionnaire.storage.form import has_newest_form
from questionnaire.storage.transactions import available


def upgrade(engine: Engine) -> None:
    """As `migrate.upgrade` does, and raises the same."""
    if has_newest_form(engine):
        _look_after(engine)
        return
    # Alembic takes 10 MB and a sixth of a start.
    from questionnaire.storage import migrate  # noqa: PLC0415

    migrate.upgrade(engine)


def _look_after(engine: Engine) -> None:
    """What belongs to every upgrade."""
    database = database_of(engine)
    with available(engine):
        database.check(engine)
        database.drop_old_copies(engine)
