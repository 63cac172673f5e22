"""Behind the shipped nginx site people get through, and no log ever holds a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.nginx import Nginx, program
from tests.thorough.nginx_site import Form, SiteBehindNginx
from tests.web.catalogues import compile_catalogues
from tests.web.visitor import QUESTION_PAGES, sample_answers

LINK = re.compile(r"^/de/([A-Za-z0-9_-]{32})/step/1$")
TOKEN = re.compile(rb'name="token" value="([^"]+)"')
TYPED: Form = {"name": "Verschwiegen"}

pytestmark = pytest.mark.skipif(not program(), reason="nginx is not installed: ./test --thorough provides it")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteBehindNginx]:
    compile_catalogues()
    site = SiteBehindNginx(tmp_path_factory.mktemp("site"))
    with Nginx(site.folder, site.configuration(), site.port):
        yield site


@pytest.fixture(scope="module")
def link(site: SiteBehindNginx) -> str:
    """Of somebody who has answered everything."""
    with site.app():
        begun = LINK.match(site.ask("POST", "/de/").headers["Location"])
        assert begun
        link = begun[1]
        for number in QUESTION_PAGES:
            sent = send(site, link, number, sample_answers("school-meals-uckermark"))
            assert sent == 303, number
    return link


def send(site: SiteBehindNginx, link: str, number: str, answers: Form) -> int:
    page = site.ask("GET", f"/de/{link}/step/{number}")
    token = TOKEN.search(page.body)
    assert token, page.body
    form = {"token": token[1].decode(), "go": "next", **answers}
    return site.ask("POST", f"/de/{link}/step/{number}", form).status


def test_somebody_gets_from_the_start_to_the_plan_on_paper(site: SiteBehindNginx, link: str) -> None:
    with site.app():
        plan = site.ask("GET", f"/de/{link}/plan")
        paper = site.ask_until_there(f"/de/{link}/plan.pdf")

    assert plan.status == 200 and "max-age" in plan.headers["Strict-Transport-Security"]
    assert paper.body.startswith(b"%PDF-") and "inline" in paper.headers["Content-Disposition"]
    assert link not in site.said()


def test_what_is_asked_for_is_counted_without_an_address(site: SiteBehindNginx, link: str) -> None:
    with site.app():
        site.ask("GET", f"/de/places?q=Verschwiegen&link={link}")

    lines = (site.logs / "rathausreif.log").read_text().splitlines()
    assert all(re.fullmatch(r"\S+ (GET|POST) \d{3} \d+ [\d.]+", line) for line in lines)
    assert len(lines) > len(QUESTION_PAGES)


def test_without_the_app_people_are_asked_to_come_back(site: SiteBehindNginx, link: str) -> None:
    away = site.ask("POST", f"/de/{link}/step/1", TYPED)

    assert (away.status, away.headers["Retry-After"]) == (503, "5")
    assert b"Gleich wieder da" in away.body and b"Back in a moment" in away.body
    assert link not in site.said()


def test_where_a_disk_fails_nginx_names_no_link(site: SiteBehindNginx, link: str) -> None:
    """A form that is larger than the buffer goes to a folder, which is none any more."""
    folder = site.folder / "temporary/body"
    folder.rmdir()
    folder.touch()

    failed = site.ask("POST", f"/de/{link}/step/1", {"name": "x" * 100_000})

    assert failed.status == 500 and link not in site.said()
    folder.unlink()
    folder.mkdir()


def test_a_request_that_is_no_http_is_not_quoted(site: SiteBehindNginx, link: str) -> None:
    refused = site.ask("GET", f"/de/{link}/plan?{'x' * 9_000}")

    assert refused.status == 414 and link not in site.said()


def test_eight_mebibytes_reach_the_app_and_more_does_not(site: SiteBehindNginx) -> None:
    with site.app():
        assert site.ask("POST", "/de/answers", {"file": "x" * 8_000_000}).status == 413
        assert b"<h1>" in site.ask("POST", "/de/answers", {"file": "x" * 8_000_000}).body
    assert b"nginx" in site.ask("POST", "/de/answers", {"file": "x" * 9_000_000}).body


def test_nobody_outside_sees_the_metrics(site: SiteBehindNginx) -> None:
    with site.app():
        assert site.ask("GET", "/metrics").status == 404
        assert site.ask_until_there("/ready").body.count(b": ok") == 3


def test_style_sheets_come_from_nginx_even_while_the_app_is_away(site: SiteBehindNginx) -> None:
    style = site.ask("GET", "/static/rathausreif.css")

    assert (style.status, style.headers["Content-Type"]) == (200, "text/css")
    assert (
        style.headers["X-Content-Type-Options"] == "nosniff" and "max-age" in style.headers["Cache-Control"]
    )
