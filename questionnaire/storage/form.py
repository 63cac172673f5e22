"""Whether a database has the form that this release needs, without the library that brings it there."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, text

from questionnaire.storage.transactions import reading

STEPS = Path(__file__).parents[1] / "migrations" / "versions"


def has_present_form(engine: Engine) -> bool:
    """Or a later one, as while the next release takes over: its steps only add. Raises StorageUnavailable."""
    with reading(engine) as connection:
        form = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return form is not None and str(form) >= newest_form()


def newest_form() -> str:
    """Files of steps are named by the form they lead to, in their order."""
    newest = max(file.name for file in STEPS.glob("[0-9]*.py"))
    return newest.partition("_")[0]
