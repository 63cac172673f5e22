"""A site of its own for each test, on a fresh database; the slow render processes are shared."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from questionnaire.content.edition import load_edition
from questionnaire.report.processes.pool import RenderPool
from questionnaire.settings import Settings
from tests.conftest import NewDatabase
from tests.databases import own_folders
from tests.web.catalogues import compile_catalogues
from tests.web.visitor import Visitor, services_of

MakeApp = Callable[..., Flask]


class Transportable(logging.Filter):
    """pytest-xdist dies of a lone surrogate in a traceback instead of reporting the failure."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            text = logging.Formatter().formatException(record.exc_info)
            record.exc_text = text.encode("utf-8", "backslashreplace").decode()
        return True


TRANSPORTABLE = Transportable()


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    compile_catalogues()


@pytest.fixture(scope="session", autouse=True)
def _content_read_once() -> Iterator[None]:
    """It never changes, and hundreds of sites would take a minute to read it again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.load_edition", cache(load_edition))
        yield


@pytest.fixture(scope="session")
def render_pool() -> Iterator[RenderPool]:
    pool = RenderPool(workers=1, queue=4, seconds=120)
    yield pool
    pool.close()


@pytest.fixture
def make_app(tmp_path: Path, new_database: NewDatabase, render_pool: RenderPool) -> Iterator[MakeApp]:
    made: list[Flask] = []

    def make(**settings: Any) -> Flask:
        url = new_database()
        if url.startswith("sqlite"):
            # Opening a locked database would otherwise take five seconds to fail.
            url = f"{url}?timeout=0.01"
        # What happens in the background would be counted with what a test does.
        usual = {"secret_key": "k" * 32, "database_url": url, "prepared_plans": 0, **own_folders(tmp_path)}
        app = create_app(Settings(**{**usual, **settings}))
        # One warm process for all tests instead of a pool for each of them.
        services_of(app).render_pool = render_pool
        app.logger.addFilter(TRANSPORTABLE)
        made.append(app)
        return app

    yield make
    for app in made:
        services_of(app).close()


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    return make_app()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)
