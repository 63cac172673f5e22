"""Who may do what in a workshop, asked of every address that there is, also of those still to come."""

from __future__ import annotations

import logging

import pytest
from flask import Flask

from tests.web.visitor import services_of
from tests.web.workshop.test_paper import SHEET, link_on, send
from tests.web.workshop.test_workshop import Advisor, phone, sit_down

NAMES = {"order_id": 1, "number": 1, "language": "en"}


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def ways(app: Flask, advisor: Advisor, method: str) -> list[str]:
    """The addresses of everything that an advisor can do by this method."""
    rules = [rule for rule in app.url_map.iter_rules() if "/workshop/<code:code>" in rule.rule]
    adapter = app.url_map.bind("localhost")
    return [
        adapter.build(
            rule.endpoint,
            {"code": advisor.code, **{name: NAMES[name] for name in rule.arguments - {"code"}}},
            method=method,
        )
        for rule in rules
        if method in (rule.methods or ())
    ]


def token_of(advisor: Advisor) -> str:
    return advisor.page().every("input[@name='token']")[0].get("value", "")


def test_no_form_is_taken_without_its_own_token(app: Flask, advisor: Advisor) -> None:
    other, posts = Advisor(app), ways(app, advisor, "POST")
    tokens = ["", "0" * 64, "\u00e4" * 64, "\0", token_of(other)]

    found = {advisor.browser.post(way, {"token": token}).status for way in posts for token in tokens}

    assert (found, len(posts) >= 7) == ({403}, True)
    assert advisor.page().status == 200


def test_no_form_is_taken_from_another_site(app: Flask, advisor: Advisor) -> None:
    form, posts = {"token": token_of(advisor)}, [*ways(app, advisor, "POST"), advisor.key]
    sites = [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "null"}]

    found = {advisor.browser.post(way, form, headers=site).status for way in posts for site in sites}

    assert found == {403}
    assert advisor.page().status == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_is_there_for_whoever_does_not_lead(app: Flask, advisor: Advisor, method: str) -> None:
    other, form = Advisor(app), {"token": token_of(advisor)}
    strangers = [phone(app), other.browser]

    found = {
        stranger.open(method, way, data=form).status
        for way in ways(app, advisor, method)
        for stranger in strangers
    }

    assert found == {404}


def test_no_page_of_a_workshop_is_kept_or_indexed_or_tells_a_secret(app: Flask, advisor: Advisor) -> None:
    link = sit_down(phone(app), advisor.code).split("/")[2]
    room = [f"/en/{way}/{advisor.code}" for way in ("room", "join")]
    client, root = advisor.browser.client, advisor.browser.base_url.rstrip("/")

    for way in [*ways(app, advisor, "GET"), *room, f"/join/{advisor.code}"]:
        page = client.get(root + way)
        assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("no-store", "noindex"), way
        assert all(key.encode() not in page.data for key in (advisor.secret, link)), way


def test_a_workshop_leaves_no_secret_code_link_or_word_in_a_log(
    app: Flask, advisor: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    page = send(advisor, seat="0", **{**SHEET, "name": "Zwiebelfisch"})
    send(advisor, seat="0", name="Zwiebelfisch" * 99, form="Zwiebelfisch")
    seat = sit_down(phone(app), advisor.code)
    for way in ways(app, advisor, "GET"):
        advisor.browser.client.get(f"https://localhost{way}")
    for rest in ("prints", "key", "erase"):
        advisor.browser.post(f"{advisor.address}/{rest}", {"token": token_of(advisor), "scope": "all"})
        advisor.browser.post(f"{advisor.address}/{rest}", {"token": "Zwiebelfisch"})

    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    words = [advisor.secret, advisor.code, link_on(page), seat.split("/")[2], "Zwiebelfisch"]
    assert [word for word in words if word in logged] == []


@pytest.mark.only("sqlite")
def test_what_was_typed_on_paper_is_gone_from_the_database_files_once_erased(
    app: Flask, advisor: Advisor
) -> None:
    link = link_on(send(advisor, seat="0", **{**SHEET, "name": "Zwiebelfisch"}))
    visitor = phone(app)
    token = visitor.get(f"/en/{link}/erase").one("input[@name='token']").get("value", "")

    def found() -> list[bool]:
        files = services_of(app).print_folder.root.parent.glob("*.sqlite*")
        return [b"Zwiebelfisch" in file.read_bytes() for file in files]

    before = any(found())
    visitor.post(f"/en/{link}/erase", {"token": token})

    assert (before, any(found())) == (True, False)
