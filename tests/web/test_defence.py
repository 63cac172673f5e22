"""Whose requests we accept, what we tell browsers, and what we never write down."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from questionnaire.texts import LANGUAGES, Language
from tests.web.conftest import MakeApp
from tests.web.operators import operator_file
from tests.web.visitor import Journey, Visitor

SCHOOL_MEALS = "school-meals-uckermark"
OPERATOR = ["/de/imprint", "/en/accessibility", "/de/contact"]
PUBLIC = ["/en/", "/de/about", "/en/privacy", *OPERATOR, "/de/erased"]
BESIDE_THE_STEPS = ["shortlist", "fact-sheet", "contact"]
PERSONAL = ["step/1", "step/2", "step/10", *BESIDE_THE_STEPS, "plan", "keeping", "answers.json", "erase"]
REFUSED = ["/en/nowhere", "/en/answers", f"/en/{'x' * 32}/plan"]
STATIC = ["/static/rathausreif.css", "/static/mark.svg", "/robots.txt"]


def try_everything(journey: Journey, **options: object) -> set[int]:
    """The statuses of all requests that would change something."""
    token = {"token": journey.token, "go": "stay"}
    visitor = journey.visitor
    return {
        visitor.post("/en/", **options).status,
        visitor.post("/en/answers", **options).status,
        visitor.post(journey.path("step/1"), {**token, "name": "Mitreden"}, **options).status,
        *(visitor.post(journey.path(rest), token, **options).status for rest in BESIDE_THE_STEPS),
        visitor.post(journey.path("erase"), token, **options).status,
    }


@pytest.mark.parametrize("token", [None, "", "0" * 64, "\u00e4" * 64, "\x00"])
@pytest.mark.parametrize("rest", ["step/1", "step/9", *BESIDE_THE_STEPS, "erase"])
def test_a_form_without_its_token_is_refused(visitor: Visitor, rest: str, token: str | None) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    before = journey.saved()

    page = visitor.post(journey.path(rest), {"name": "x", **({} if token is None else {"token": token})})

    assert page.status == 403
    assert journey.saved() == before


@pytest.mark.parametrize("rest", [*BESIDE_THE_STEPS, "erase"])
def test_the_token_of_another_link_does_not_fit(visitor: Visitor, rest: str) -> None:
    mine, theirs = visitor.begin(), visitor.begin()

    page = visitor.post(theirs.path(rest), {"token": mine.token})

    assert page.status == 403
    assert theirs.get("step/1").status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "Same-Origin", "nonsense"])
def test_browsers_that_come_from_elsewhere_are_refused(visitor: Visitor, site: str) -> None:
    journey = visitor.begin()

    # A friendly Origin must not help: Sec-Fetch-Site cannot be forged by a page.
    headers = {"Sec-Fetch-Site": site, "Origin": "http://localhost"}

    assert try_everything(journey, headers=headers) == {403}
    assert journey.saved() == {}


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "http://localhost.evil.example",
        "http://localhost:81",
        "http://[",
        "\xff",
    ],
)
def test_older_browsers_that_come_from_elsewhere_are_refused(visitor: Visitor, origin: str) -> None:
    journey = visitor.begin()

    assert try_everything(journey, headers={"Origin": origin}) == {403}
    assert journey.saved() == {}


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"}, {}],
)
def test_our_own_forms_are_accepted(visitor: Visitor, headers: dict[str, str]) -> None:
    page = visitor.begin().send(1, {"name": "Mitreden"}, go="stay", headers=headers)

    assert page.status == 303


def test_links_from_elsewhere_open_our_pages(visitor: Visitor) -> None:
    page = visitor.get("/de/about", headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://a.example"})

    assert page.status == 200


@pytest.mark.parametrize("size", [64 * 1024 + 1, 400_000])
def test_a_body_over_64_kilobytes_is_refused_with_a_page(visitor: Visitor, size: int) -> None:
    journey = visitor.begin()

    pages = [journey.send(1, {"name": "x" * size}), visitor.upload(b"x" * size)]

    assert [(page.status, page.language) for page in pages] == [(413, "en")] * 2
    assert all("64" in page.words for page in pages)
    assert journey.saved() == {}


def test_a_form_of_almost_64_kilobytes_is_read(visitor: Visitor) -> None:
    page = visitor.begin().send(1, {"name": "x" * 63_000}, go="stay")

    assert (page.status, page.wrong) == (422, ["name"])


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/en/"),
        ("DELETE", "/en/about"),
        ("GET", "/en/answers"),
        ("POST", "/en/privacy"),
        ("PATCH", "/"),
        ("TRACE", "/en/"),
    ],
)
def test_a_method_that_does_not_fit_is_refused_with_a_page(visitor: Visitor, method: str, path: str) -> None:
    page = visitor.open(method, path)

    assert page.status == 405
    assert page.heading


@pytest.mark.parametrize(
    "path", ["/", "//evil.example/", "/join//evil.example", "/join/@evil.example", "/?next=//evil.example"]
)
@pytest.mark.parametrize("host", ["localhost", "evil.example"])
def test_no_redirect_leads_to_another_site(visitor: Visitor, path: str, host: str) -> None:
    answer = visitor.client.get(path, headers={"Host": host, "Referer": "https://evil.example/"})

    assert answer.status_code in (302, 308, 404)
    assert urlsplit(answer.headers.get("Location", "")).netloc in ("", host)


def test_a_method_that_does_not_fit_is_told_which_one_would(visitor: Visitor) -> None:
    page = visitor.get("/en/answers")

    assert set(page.headers.get("Allow", "").split(", ")) == {"OPTIONS", "POST"}


@pytest.mark.parametrize("path", [*PUBLIC, *STATIC, "/en/nowhere", "/"])
def test_head_tells_what_get_would_tell_without_the_page(visitor: Visitor, path: str) -> None:
    asked, got = visitor.open("HEAD", path), visitor.get(path)

    assert (asked.status, asked.body) == (got.status, b"")
    assert asked.headers["Content-Type"] == got.headers["Content-Type"]


def test_every_answer_carries_the_protecting_headers(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    paths = [*PUBLIC, *STATIC, *REFUSED, "/", *(journey.path(rest) for rest in PERSONAL)]

    found = [visitor.get(path).headers for path in paths]
    found.append(journey.send(3, {}).headers)
    found.append(journey.send(3, {}, go="stay").headers)
    form = {"token": journey.token, "go": "stay"}
    found += [visitor.post(journey.path(rest), form).headers for rest in BESIDE_THE_STEPS]

    for headers in found:
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
        assert "camera=()" in headers["Permissions-Policy"]


def test_the_policy_allows_nothing_but_our_own_files_and_forms(visitor: Visitor) -> None:
    policy = visitor.get("/de/").headers["Content-Security-Policy"]

    rules = dict(rule.split(maxsplit=1) for rule in policy.split("; "))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("base-uri") == rules.pop("frame-ancestors") == "'none'"
    assert set(rules.values()) == {"'self'"}
    assert "unsafe" not in policy


@pytest.mark.parametrize("rest", PERSONAL)
def test_personal_pages_are_neither_kept_nor_indexed(visitor: Visitor, rest: str) -> None:
    headers = visitor.bring(SCHOOL_MEALS).get(rest).headers

    assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store", "noindex")


def test_what_a_form_answers_is_neither_kept_nor_indexed(visitor: Visitor) -> None:
    journey = visitor.begin()

    pages = [visitor.post("/en/"), journey.send(3, {}), journey.send(3, {}, go="stay"), visitor.upload(b"")]

    assert [page.status for page in pages] == [303, 422, 303, 422]
    assert [page.headers.get("Cache-Control") for page in pages] == ["no-store"] * 4


def test_refusals_are_neither_kept_nor_indexed(visitor: Visitor) -> None:
    found = [visitor.get(path) for path in REFUSED]

    assert [page.status for page in found] == [404, 405, 404]
    assert [(page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) for page in found] == [
        ("no-store", "noindex")
    ] * 3


def test_search_engines_may_find_the_start_page(visitor: Visitor) -> None:
    page = visitor.get("/de/")

    assert "X-Robots-Tag" not in page.headers
    assert page.every("meta[@name='robots']") == []


def test_an_embedding_partner_can_be_allowed(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(frame_ancestors="https://partner.example"))

    headers = visitor.get("/de/").headers

    assert headers["Content-Security-Policy"].endswith("frame-ancestors https://partner.example")
    assert "X-Frame-Options" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "rathausreif.example.evil.example", "rathausreif.example:81@evil"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_host_that_is_not_trusted_is_refused_with_a_page(make_app: MakeApp, method: str, host: str) -> None:
    visitor = Visitor(make_app(trusted_hosts=("rathausreif.example",)))

    page = visitor.open(method, "/en/", headers={"Host": host})

    assert (page.status, page.heading != "") == (400, True)
    assert host.encode() not in page.body


@pytest.mark.parametrize("host", ["a..b", "a" * 64 + ".example"])
def test_a_host_that_no_address_can_have_is_refused_with_a_page(make_app: MakeApp, host: str) -> None:
    visitor = Visitor(make_app())

    page = visitor.open("GET", "/en/", headers={"Host": host})

    assert (page.status, page.heading != "") == (400, True)
    assert page.headers["Cache-Control"] == "no-store"


def test_a_trusted_host_is_served(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(trusted_hosts=("rathausreif.example",)), "https://rathausreif.example/")

    assert visitor.get("/en/").status == 200
    assert visitor.begin().get("step/1").status == 200


def test_in_production_addresses_come_from_the_settings_and_browsers_stay_with_https(
    make_app: MakeApp, tmp_path: Path
) -> None:
    operator = operator_file(tmp_path)
    app = make_app(production=True, public_url="https://rathausreif.example", operator=operator)
    journey = Visitor(app).begin()

    page = journey.get("step/10")

    address = page.one("p[@class='address']")
    assert "".join(address.itertext()).strip() == f"https://rathausreif.example/en/{journey.link}"
    assert page.headers["Strict-Transport-Security"].startswith("max-age=63072000")


def test_without_production_browsers_are_not_bound_to_https(visitor: Visitor) -> None:
    assert "Strict-Transport-Security" not in visitor.get("/en/").headers


def with_a_broken_page(app: Flask) -> Flask:
    def boom(link: str, language: str) -> str:
        raise RuntimeError("boom")

    app.add_url_rule("/<any(de,en):language>/<link:link>/boom", view_func=boom, methods=["GET", "POST"])
    return app


def test_an_exception_is_logged_with_its_route_and_never_with_a_link_or_an_answer(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    journey = Visitor(with_a_broken_page(app)).begin()

    page = journey.get("boom?name=Zwiebelfisch")

    assert page.status == 500
    assert "<link:link>/boom" in caplog.text
    assert "RuntimeError: boom" in caplog.text
    assert journey.link not in caplog.text
    assert "Zwiebelfisch" not in caplog.text


def test_no_request_leaves_its_link_or_answers_in_a_log(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    journey = visitor.begin()

    journey.send(1, {"name": "Zwiebelfisch", "sentence": "x" * 201})
    journey.send(1, {"name": "Zwiebelfisch", "form": "Zwiebelfisch"}, headers={"Origin": "null"})
    for field, rest in {"home_place": "shortlist", "office_hours": "fact-sheet", "email": "contact"}.items():
        visitor.post(journey.path(rest), {"token": journey.token, field: "Zwiebelfisch"})
    for rest in (*PERSONAL, "nowhere", "step/77"):
        journey.get(rest)
    journey.erase()

    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    assert journey.link not in logged
    assert "Zwiebelfisch" not in logged


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_fault_is_a_page_too(app: Flask, language: Language) -> None:
    journey = Visitor(with_a_broken_page(app)).begin(language)

    page = journey.get("boom", headers={"Accept-Language": language})

    assert (page.status, page.language, page.headers["Cache-Control"]) == (500, language, "no-store")
