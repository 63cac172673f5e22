"""Our headers as MDN's HTTP Observatory scores them: from 100, with what each rule adds or takes.

https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
"""

from __future__ import annotations

from pathlib import Path

import pytest
from werkzeug.datastructures import Headers

from tests.web.conftest import MakeApp
from tests.web.operators import operator_file
from tests.web.visitor import Page, Visitor

A_PLUS = 100
HALF_A_YEAR = 15_768_000
ADDRESS = "https://rathausreif.example"


@pytest.fixture
def visitor(make_app: MakeApp, tmp_path: Path) -> Visitor:
    app = make_app(production=True, public_url=ADDRESS, operator=operator_file(tmp_path))
    return Visitor(app, f"{ADDRESS}/")


def directives(headers: Headers) -> dict[str, set[str]]:
    rules = (rule.split() for rule in headers.get("Content-Security-Policy", "").split(";"))
    return {rule[0]: set(rule[1:]) for rule in rules if rule}


def content_security_policy(headers: Headers) -> int:
    """Nothing unsafe, nothing from anywhere: +5, and with `default-src 'none'` +10."""
    rules = directives(headers)
    if not rules:
        return -25
    scripts = rules.get("script-src", rules.get("default-src", {"*"}))
    styles = rules.get("style-src", rules.get("default-src", {"*"}))
    broad = {"*", "http:", "https:", "data:", "'unsafe-inline'"}
    if scripts & broad or rules.get("object-src", rules.get("default-src")) != {"'none'"}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if styles & broad:
        return 0
    return 10 if rules.get("default-src") == {"'none'"} else 5


def strict_transport_security(headers: Headers) -> int:
    """Preloading, for +5 more, is a promise of the domain's owner, not of a program."""
    told = headers.get("Strict-Transport-Security", "")
    age = next((part.partition("=")[2] for part in told.split(";") if part.startswith("max-age=")), "0")
    return 0 if int(age) >= HALF_A_YEAR else -10 if told else -20


def framing(headers: Headers) -> int:
    if "frame-ancestors" in directives(headers):
        return 5
    return 0 if headers.get("X-Frame-Options") in ("DENY", "SAMEORIGIN") else -20


def sniffing(headers: Headers) -> int:
    return 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5


def referrer(headers: Headers) -> int:
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    return 5 if headers.get("Referrer-Policy") in private else -5


def resource_policy(headers: Headers) -> int:
    return 10 if headers.get("Cross-Origin-Resource-Policy") in ("same-origin", "same-site") else 0


def sharing(headers: Headers) -> int:
    return -50 if headers.get("Access-Control-Allow-Origin") == "*" else 0


def cookies(page: Page) -> int:
    """+5 where each is Secure, HttpOnly and SameSite; no cookie at all adds nothing."""
    sent = page.headers.getlist("Set-Cookie")
    safe = all(word in cookie for cookie in sent for word in ("Secure", "HttpOnly", "SameSite"))
    return (5 if sent else 0) if safe else -40


def scripts_from_elsewhere(page: Page) -> int:
    addresses = [script.get("src", "") for script in page.every("script")]
    return -50 if any("//" in address for address in addresses) else 0


RULES = (
    content_security_policy,
    strict_transport_security,
    framing,
    sniffing,
    referrer,
    resource_policy,
    sharing,
)


def score(page: Page) -> int:
    """What is added counts only from 90 on."""
    points = [rule(page.headers) for rule in RULES] + [cookies(page), scripts_from_elsewhere(page)]
    taken = sum(point for point in points if point < 0)
    return A_PLUS + taken + (sum(points) - taken if A_PLUS + taken >= 90 else 0)


@pytest.mark.parametrize("path", ["/de/", "/en/about", "/de/join", "/en/nowhere", "/robots.txt"])
def test_every_page_scores_130(visitor: Visitor, path: str) -> None:
    assert score(visitor.get(path)) == 130


def test_so_does_a_personal_page(visitor: Visitor) -> None:
    assert score(visitor.begin().get("step/1")) == 130


@pytest.mark.parametrize("name", ["Content-Security-Policy", "Strict-Transport-Security", "Referrer-Policy"])
def test_the_score_falls_without_one_of_them(visitor: Visitor, name: str) -> None:
    page = visitor.get("/de/")
    page.headers.remove(name)

    assert score(page) < 130


def test_an_unsafe_policy_costs_more_than_it_could_win(visitor: Visitor) -> None:
    page = visitor.get("/de/")
    page.headers["Content-Security-Policy"] += "; script-src 'self' 'unsafe-inline'"

    assert score(page) < A_PLUS
