"""Databases as they were after each migration that has landed, with the rows that people had saved in them.

They are dumps, and not made anew for each run: what today's code would make proves nothing about yesterday.
The next one is the last one, upgraded, with rows for what is new in it:

    python -m tests.storage.earlier_forms <rows.sql
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from questionnaire.storage.engine import open_engine
from questionnaire.storage.migrate import MIGRATIONS

FOLDER = Path(__file__).with_name("forms")
FORMS = tuple(sorted(file.stem for file in FOLDER.glob("*.sql")))
# Whose fingerprints the rows hold; SHA-256 leads from here to there, and not back.
FOUNDER, PARTICIPANT = "a-founder-alone-since-form-00001", "a-participant-on-seat-three-0003"
SECRET, CODE = "the-advisor-of-the-workshop-0003", "ZARY2345"
FEED = "a-calendar-that-follows-since-05"


def load(form: str, file: Path) -> str:
    """The address of a new database in that form."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((FOLDER / f"{form}.sql").read_text(encoding="utf-8"))
    return f"sqlite:///{file}"


def all_steps() -> list[str]:
    """The migrations' numbers, the first one first."""
    return [step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def upgrade_to(form: str, url: str) -> None:
    """As the release did whose newest form this was."""
    engine, config = open_engine(url), _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, form)
    engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _make_next(rows: str) -> None:
    form, file = all_steps()[len(FORMS)], FOLDER / "next.sqlite"
    url = load(FORMS[-1], file) if FORMS else f"sqlite:///{file}"
    upgrade_to(form, url)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(f"PRAGMA foreign_keys=ON; BEGIN; {rows}; COMMIT")
        dump = "\n".join(connection.iterdump())
    (FOLDER / f"{form}.sql").write_text(f"{dump}\n", encoding="utf-8")
    for left in FOLDER.glob("next.sqlite*"):
        left.unlink()


if __name__ == "__main__":
    _make_next(sys.stdin.read())
