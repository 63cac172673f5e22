"""Databases for tests, of either kind: without tables, or in the newest form."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol, TypedDict

import psycopg

from questionnaire.storage.engine import open_engine
from questionnaire.storage.migrate import upgrade
from questionnaire.storage.tables import metadata
from tests.postgresql_server import PostgresqlServer

TABLES = [table.name for table in metadata.sorted_tables]
# Tables and their columns, and the form that they are said to have, as one word.
FORM = """
SELECT md5(string_agg(relname || '.' || attname, ',' ORDER BY relname, attname)) || max(version_num)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid CROSS JOIN alembic_version
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
"""
# Rows go, numbers begin anew, and so does the queue; an error says that the form is no longer the newest.
CLEAR = ";".join(
    [
        "SET lock_timeout = '2s'",
        "DROP TABLE IF EXISTS huey_kv, huey_schedule, huey_task, huey_counter",
        f"SELECT 1 / (({FORM}) = '{{form}}')::int",
        *(f"DELETE FROM {table}" for table in reversed(TABLES)),  # noqa: S608 - our own tables
        "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'",
    ]
)


class OwnFolders(TypedDict):
    """Settings for what lies beside an SQLite file; with PostgreSQL it would lie in the project's folder."""

    prints: str
    reviews: str


def own_folders(folder: Path) -> OwnFolders:
    return {"prints": str(folder / "prints"), "reviews": str(folder / "reviews")}


class Databases(Protocol):
    """Each gives the address of a database that nobody else has at that time."""

    def empty(self, folder: Path) -> str: ...

    def newest(self, folder: Path) -> str: ...

    def give_back(self, url: str) -> None: ...


class SqliteFiles:
    def __init__(self, folder: Path) -> None:
        self.migrated = folder / "migrated.sqlite"
        _upgrade(f"sqlite:///{self.migrated}")

    def empty(self, folder: Path) -> str:
        number = len(list(folder.glob("*.sqlite"))) if folder.exists() else 0
        file = folder / f"rathausreif{number or ''}.sqlite"
        return f"sqlite:///{file}"

    def newest(self, folder: Path) -> str:
        url = self.empty(folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(self.migrated, url.removeprefix("sqlite:///"))
        return url

    def give_back(self, url: str) -> None:
        """It goes with its folder."""


class PostgresqlDatabases:
    """Databases in the newest form are cleared and used again: a new one takes longer than a test."""

    def __init__(self, server: PostgresqlServer) -> None:
        self.server = server
        self.template = server.create()
        self.free: list[str] = []
        self.given: dict[str, str] = {}
        _upgrade(server.url(self.template))
        self.form = server.ask(FORM, self.template)

    def empty(self, _folder: Path) -> str:
        return self.server.url(self.server.create())

    def newest(self, _folder: Path) -> str:
        name = self.free.pop() if self.free else self.server.create(self.template)
        url = self.server.url(name)
        self.given[url] = name
        return url

    def give_back(self, url: str) -> None:
        """Where a test has changed its form, or still holds it, nobody gets it again."""
        name = self.given.pop(url, None)
        if name:
            try:
                self.server.say(CLEAR.format(form=self.form), name)
            except psycopg.Error:
                return
            self.free.append(name)


def _upgrade(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
