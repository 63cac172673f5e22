"""The workshops of one browser: listed for whoever uses it, and given back."""

from __future__ import annotations

import pytest
from flask import Flask

from questionnaire.web import cookies
from tests.web.visitor import Page, Visitor
from tests.web.workshop.test_workshop import INVITATION, Advisor, phone, sit_down

HERE = "/en/workshops/here"


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def open_another(advisor: Advisor, title: str, day: str) -> str:
    """In the same browser; its code."""
    key = advisor.browser.post("/en/workshops", {**INVITATION, "title": title, "day": day}).location
    return advisor.browser.post(key).location.rsplit("/", 1)[1]


def listed(page: Page) -> list[str]:
    return [link.get("href", "").rsplit("/", 1)[1] for link in page.every("ul[@class='own-workshops']//h2/a")]


def leave(advisor: Advisor, code: str) -> Page:
    token = advisor.browser.get(f"/en/workshop/{code}/leave").one("input[@name='token']").get("value")
    return advisor.browser.post(f"/en/workshop/{code}/leave", {"token": token})


def test_a_browser_lists_what_it_leads_the_latest_day_first(app: Flask, advisor: Advisor) -> None:
    later = open_another(advisor, "Frühling", "2027-03-01")
    Advisor(app)

    page = advisor.browser.get(HERE)

    assert listed(page) == [later, advisor.code]
    assert page.headers["Cache-Control"] == "no-store"
    assert advisor.secret not in page.body.decode()


def test_a_browser_that_leads_nothing_is_told_how_to_come_in(visitor: Visitor) -> None:
    page = visitor.get(HERE)

    assert (page.status, listed(page)) == (200, [])
    assert "Open your secret link" in page.words


def test_signing_out_gives_back_one_cookie_and_leaves_the_rest(app: Flask, advisor: Advisor) -> None:
    other = open_another(advisor, "Frühling", "2027-03-01")

    assert leave(advisor, advisor.code).location == HERE

    assert listed(advisor.browser.get(HERE)) == [other]
    assert advisor.page().status == 404
    assert phone(app).post(advisor.key).location == advisor.address


def test_nobody_else_can_sign_an_advisor_out(advisor: Advisor) -> None:
    assert advisor.browser.post(f"{advisor.address}/leave", {"token": "0" * 64}).status == 403
    assert listed(advisor.browser.get(HERE)) == [advisor.code]


def test_an_erased_workshop_is_no_longer_listed(advisor: Advisor) -> None:
    second_device = phone(advisor.browser.app)
    second_device.post(advisor.key)
    advisor.send("erase")

    assert listed(second_device.get(HERE)) == []


def age(page: Page) -> int:
    return int(page.headers["Set-Cookie"].partition("Max-Age=")[2].partition(";")[0])


def test_a_cookie_lasts_a_working_day_unless_somebody_ticks_that_it_stays(app: Flask) -> None:
    advisor = Advisor(app)
    ways = [advisor.key, f"/en/join/{advisor.code}"]

    ages = [[age(phone(app).post(way, ticked)) for ticked in ({}, {"keep": "yes"})] for way in ways]

    assert ages == [[12 * 3600, 180 * 86_400]] * 2


def test_the_privacy_notice_says_how_long_a_cookie_lasts(app: Flask) -> None:
    words = phone(app).get("/en/privacy").words

    assert cookies.WORKING_DAY == 12 * 3600
    assert "for twelve hours in a cookie, longer only if you tick that" in words


def test_the_tick_stands_beside_the_buttons_that_set_one(app: Flask) -> None:
    advisor = Advisor(app)
    pages = [advisor.browser.get(advisor.key), phone(app).get(f"/en/join/{advisor.code}")]

    ticks = [page.one("input[@name='keep']") for page in pages]

    assert all("checked" not in tick.attrib for tick in ticks)


def test_a_seats_cookie_can_be_given_back_and_the_link_leads_on(app: Flask) -> None:
    advisor, tablet = Advisor(app), phone(app)
    seat = sit_down(tablet, advisor.code)
    token = tablet.get(seat).one("input[@name='token']").get("value", "")

    refused = tablet.post(f"/en/join/{advisor.code}/leave", {"token": "0" * 64})
    left = tablet.post(f"/en/join/{advisor.code}/leave", {"token": token})

    assert (refused.status, left.status, age(left)) == (403, 303, 0)
    assert tablet.get(f"/en/join/{advisor.code}").every("input[@name='mine']") == []
    assert tablet.get(seat).status == 200
    assert "Leave this workshop" not in tablet.get(seat).words
