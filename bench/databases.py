"""A database for a measurement, of either kind: its address, its server's CPU, its size. Linux only."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from msgspec import Struct
from sqlalchemy import text

from bench.processes import cpu_of
from questionnaire.services import Services
from tests.databases import PostgresqlDatabases
from tests.postgresql_server import PostgresqlServer, programs


class Place(Struct, frozen=True):
    """`new` gives the address of a fresh database; `server_cpu` the seconds of its server so far."""

    new: Callable[[], str]
    server_cpu: Callable[[], float]
    size: Callable[[Services], int]


def kinds() -> list[str]:
    """Those that this machine has."""
    return ["sqlite", "postgresql"] if programs() else ["sqlite"]


@contextmanager
def place(kind: str) -> Iterator[Place]:
    with {"sqlite": _in_files, "postgresql": _on_a_server}[kind]() as found:
        yield found


@contextmanager
def _in_files() -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        numbers = count()

        def new() -> str:
            return f"sqlite:///{folder}/{next(numbers)}.sqlite"

        yield Place(new, lambda: 0.0, _size_of_file)


def _size_of_file(services: Services) -> int:
    services.assessments.log.forget()
    return Path(str(services.assessments.engine.url.database)).stat().st_size


@contextmanager
def _on_a_server() -> Iterator[Place]:
    folder = programs()
    assert folder, "PostgreSQL is not installed"
    server = PostgresqlServer(folder)
    print(f"PostgreSQL from {folder}")
    databases = PostgresqlDatabases(server)
    try:
        yield Place(partial(databases.newest, Path()), partial(cpu_of, server.process.pid), _size_of_database)
    finally:
        server.stop()


def _size_of_database(services: Services) -> int:
    with services.assessments.engine.connect() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
