"""The real site on a free port, and the real Chromium. Without one the tests fail; they never skip."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from limits import RateLimitItem
from playwright.sync_api import Browser, expect, sync_playwright
from werkzeug.serving import make_server

from app import create_app
from questionnaire.report.processes.pool import RenderPool
from questionnaire.settings import Settings
from questionnaire.web.rate_limit import Counter, counter
from tests.browser.reader import NewReader, Reader
from tests.databases import Databases, own_folders
from tests.jobs.room import start_worker
from tests.web.catalogues import compile_catalogues
from tests.web.visitor import Journey, Visitor, services_of

CHROMIUM = os.environ.get("RATHAUSREIF_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Generous(Counter):
    """A whole run opens more workshops than one address may."""

    def allows(self, _item: RateLimitItem, *_who: str) -> bool:
        return True


@pytest.fixture(scope="session")
def app(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    compile_catalogues()
    folder = tmp_path_factory.mktemp("site")
    url = databases.newest(folder)
    app = create_app(Settings(secret_key="k" * 32, database_url=url, **own_folders(folder)))
    # Printing is nice to everything else, so beside other tests it takes its time.
    services_of(app).render_pool = RenderPool(workers=1, queue=4, seconds=120)
    # All tests of this site come from one address.
    app.extensions[counter.name] = Generous("memory://")
    yield app
    services_of(app).render_pool.close()
    services_of(app).close()
    databases.give_back(url)


@pytest.fixture(scope="session")
def site(app: Flask) -> Iterator[str]:
    """The address of a running server."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def _worker(app: Flask) -> Iterator[None]:
    """Prints for the site, as a process of its own."""
    worker = start_worker(services_of(app).settings.database_url, services_of(app).print_folder.root)
    yield
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Pages look for news every four seconds, and on a busy machine a little later.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_reader(browser: Browser, site: str) -> Iterator[NewReader]:
    made: list[Reader] = []

    def make(width: int = 1280, *, javascript: bool = True, fonts: bool = True) -> Reader:
        made.append(Reader(browser, site, width, javascript=javascript, fonts=fonts))
        return made[-1]

    yield make
    for reader in made:
        reader.close()
    assert [complaint for reader in made for complaint in reader.complaints] == []


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    return new_reader()


@pytest.fixture
def journey(app: Flask) -> Journey:
    """Answers that are there already."""
    return Visitor(app).bring("school-meals-uckermark", "de")


@pytest.fixture
def fresh(app: Flask) -> Journey:
    """A link without any answer."""
    return Visitor(app).begin("de")
