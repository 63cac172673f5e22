"""A partner's page on another origin shows the questions; the plan opens in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Frame, Page, expect
from werkzeug.serving import make_server

from app import create_app
from questionnaire.settings import Settings
from tests.databases import Databases
from tests.web.visitor import services_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PARTNER = "<!doctype html><html lang=de><title>Partner</title><iframe title=Q src={}></iframe>"
STYLE = "<style>iframe { width: 100%; height: 40rem; }</style>"

Framed = Callable[[str], str]
Wsgi = Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]


@contextmanager
def served(app: Wsgi) -> Iterator[int]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server.port
    server.shutdown()
    thread.join()
    server.server_close()


class Partner:
    """A page of another site; what it frames is said once that is known."""

    source = ""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/html")])
        return [(PARTNER.format(self.source) + STYLE).encode()]


@pytest.fixture
def partner() -> Iterator[tuple[Partner, int]]:
    page = Partner()
    with served(page) as port:
        yield page, port


@pytest.fixture
def framed(databases: Databases, tmp_path: Path, partner: tuple[Partner, int]) -> Iterator[Framed]:
    """Starts a site that some may frame, and shows it on the partner's page; then the partner's address."""
    url = databases.newest(tmp_path)
    with ExitStack() as stack:

        def start(ancestors: str) -> str:
            app = create_app(Settings(secret_key="k" * 32, database_url=url, frame_ancestors=ancestors))
            stack.callback(services_of(app).close)
            partner[0].source = f"http://127.0.0.1:{stack.enter_context(served(app))}/de/"
            return f"http://localhost:{partner[1]}"

        yield start
    databases.give_back(url)


def within(page: Page) -> Frame:
    return page.frames[1]


def test_questions_are_answered_in_a_frame_without_a_cookie_and_the_plan_opens_beside(
    browser: Browser, partner: tuple[Partner, int], framed: Framed
) -> None:
    origin = framed(f"http://localhost:{partner[1]}")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(origin)
        frame = within(page)
        frame.get_by_role("button", name="Los geht’s").click()
        frame.wait_for_url("**/step/1")
        frame.locator("[name=name]").fill("Mitreden")

        for group in frame.locator("fieldset:has(input)").all():
            group.locator("label.choice").first.click()
        frame.locator("button.button[name=go][value=next]").click()
        frame.wait_for_url("**/step/1/2")
        frame.goto(frame.url.replace("step/1/2", "step/10"))
        frame.get_by_role("link", name="Unseren Fahrplan zeigen").first.click()
        with page.expect_popup() as opened:
            frame.get_by_role("link", name="Seite öffnen").click()

        expect(opened.value.get_by_role("heading", level=1)).to_have_text("Euer Fahrplan ins Rathaus")
        expect(opened.value.get_by_text("Mitreden").first).to_be_visible()
        assert context.cookies() == []


def test_a_partner_who_is_not_named_shows_nothing(browser: Browser, framed: Framed) -> None:
    origin = framed("https://www.partner.example")
    with browser.new_context() as context:
        page = context.new_page()

        page.goto(origin)

        within(page).wait_for_url("chrome-error://**")
