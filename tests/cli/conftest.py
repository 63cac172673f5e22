"""The command line on a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app import create_app
from questionnaire.settings import Settings
from tests.cli.command import Run
from tests.databases import Databases, own_folders
from tests.web.catalogues import compile_catalogues
from tests.web.visitor import services_of


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    compile_catalogues()


@pytest.fixture
def app(databases: Databases, tmp_path: Path) -> Iterator[Flask]:
    """Its database has no tables yet."""
    url = databases.empty(tmp_path)
    app = create_app(Settings(secret_key="k" * 32, database_url=url, **own_folders(tmp_path)))
    yield app
    services_of(app).close()


@pytest.fixture
def run(app: Flask) -> Run:
    def typed(*words: str | Path) -> Result:
        return app.test_cli_runner().invoke(args=[str(word) for word in words])

    return typed
