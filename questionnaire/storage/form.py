"""Whether a database has the form that this release needs, without the library that brings it there."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, text

from questionnaire.storage.faults import StorageUnavailable
from questionnaire.storage.transactions import reading

STEPS = Path(__file__).parents[1] / "migrations" / "versions"


def has_present_form(engine: Engine) -> bool:
    """Or a later one, as while the next release takes over: its steps only add. Raises StorageUnavailable."""
    form = _form(engine)
    return form is not None and form >= newest_form()


def has_newest_form(engine: Engine) -> bool:
    """So that no step is left to take. Where the database cannot be asked, whoever takes steps says why."""
    try:
        return _form(engine) == newest_form()
    except StorageUnavailable:
        return False


def newest_form() -> str:
    """Files of steps are named by the form they lead to, in their order."""
    newest = max(file.name for file in STEPS.glob("[0-9]*.py"))
    return newest.partition("_")[0]


def _form(engine: Engine) -> str | None:
    """Raises StorageUnavailable, also where there are no tables yet."""
    with reading(engine) as connection:
        form = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if form is None else str(form)
