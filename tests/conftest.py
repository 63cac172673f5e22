"""What every test may ask for: the real content, the real districts, one fixed Monday, a database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from questionnaire.almanac.almanac import Almanac
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition, load_edition
from questionnaire.places.regions import Regions
from tests.databases import Databases, PostgresqlDatabases, SqliteFiles
from tests.postgresql_server import CHOICE, PostgresqlServer, programs
from tests.thorough.figures import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

NewDatabase = Callable[[], str]
# What speaks to databases itself is tried with each of them at any time; the rest with --database alone.
WITH_EACH = Path(__file__).parent / "storage"
# Many deaths, power cuts, several machines: minutes for each.
THOROUGH = Path(__file__).parent / "thorough"

# Shared machines are slow at times (no deadline), and a red run must be red again (derandomize).
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None, max_examples=50)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    said = "Run what needs a database, and nothing else, on this one."
    parser.addoption("--database", choices=("sqlite", "postgresql"), help=said)
    parser.addoption("--thorough", action="store_true", help="Run tests/thorough, too: it takes long.")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return True if collection_path == THOROUGH and not config.getoption("thorough") else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "databases" in metafunc.fixturenames:
        with_each = WITH_EACH in metafunc.definition.path.parents
        kinds = {"sqlite", "postgresql"} if with_each else {metafunc.config.getoption("database") or "sqlite"}
        only = {mark.args[0] for mark in metafunc.definition.iter_markers("only")}
        metafunc.parametrize("databases", sorted(only or kinds, reverse=True), indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = config.getoption("database")
    if wanted:
        others = [item for item in items if _database(item) != wanted]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _database(item) == wanted]


def _database(item: pytest.Item) -> str | None:
    called = getattr(item, "callspec", None)
    return called.params.get("databases") if called else None


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    if request.param == "sqlite":
        return SqliteFiles(tmp_path_factory.mktemp("database"))
    made: Databases = request.getfixturevalue("postgresql_databases")
    return made


@pytest.fixture(scope="session")
def postgresql_databases(request: pytest.FixtureRequest) -> Iterator[Databases]:
    """Without its programs the tests fail where it was asked for; otherwise they are skipped."""
    folder = programs()
    if folder is None and not request.config.getoption("database"):
        pytest.skip("PostgreSQL is not installed: ./test --thorough provides it")
    assert folder, f"PostgreSQL {os.environ.get(CHOICE, '')} is not installed"
    server = PostgresqlServer(folder)
    yield PostgresqlDatabases(server)
    server.stop()


@pytest.fixture
def new_database(databases: Databases, tmp_path: Path) -> Iterator[NewDatabase]:
    """Addresses of databases in the newest form, each its own."""
    given: list[str] = []

    def make() -> str:
        given.append(databases.newest(tmp_path))
        return given[-1]

    yield make
    for url in given:
        databases.give_back(url)


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition()


@pytest.fixture(scope="session")
def catalogue(edition: Edition) -> Catalogue:
    return edition.catalogue


@pytest.fixture(scope="session")
def almanac(edition: Edition) -> Almanac:
    return edition.almanac


@pytest.fixture(scope="session")
def regions(edition: Edition) -> Regions:
    return edition.regions


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 23)
