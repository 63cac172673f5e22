"""Rows that are set whether they are there already or not, in the words of either database."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import Insert

from questionnaire.storage.database import HasDialect


class Upsert:
    """`changed` are the columns that are set where the primary key is there; without any that row stays."""

    def __init__(self, table: Table, *changed: str) -> None:
        self.table = table
        self.changed = changed

    def on(self, bind: HasDialect) -> Insert:
        return _upsert(bind.dialect.name, self.table, self.changed)


@cache
def _upsert(dialect: str, table: Table, changed: tuple[str, ...]) -> Insert:
    insert = _insert(dialect, table)
    key = list(table.primary_key.columns)
    if not changed:
        return insert.on_conflict_do_nothing(index_elements=key)  # type: ignore[no-any-return]
    return insert.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=key, set_={name: insert.excluded[name] for name in changed}
    )


def _insert(dialect: str, table: Table) -> Any:
    if dialect != "postgresql":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - takes memory, as its driver does

    return postgresql.insert(table)
