"""A tablet that goes round the room: whose seat it is gets asked before anything else."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.visitor import Visitor
from tests.web.workshop.test_workshop import Advisor, close, finish, phone, sit_down


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def buttons(visitor: Visitor, code: str) -> list[str]:
    return [found.get("value", "") for found in visitor.get(f"/en/join/{code}").every("main//form//button")]


def test_who_comes_second_is_asked_and_sees_no_answers(app: Flask, advisor: Advisor) -> None:
    tablet = phone(app)
    seat = sit_down(tablet, advisor.code)
    finish(tablet, seat)

    page = tablet.get(f"/en/join/{advisor.code}")

    assert "Is this seat yours? Seat 1" in page.words
    assert buttons(tablet, advisor.code) == ["yes", "no"]
    assert seat.split("/")[2] not in page.body.decode()


def test_who_says_yes_comes_back_to_the_seat(app: Flask, advisor: Advisor) -> None:
    tablet = phone(app)
    seat = sit_down(tablet, advisor.code)

    assert tablet.post(f"/en/join/{advisor.code}", {"mine": "yes"}).location == seat


def test_who_says_no_gets_a_seat_of_their_own_however_often_they_tap(app: Flask, advisor: Advisor) -> None:
    tablet = phone(app)
    first = sit_down(tablet, advisor.code)
    form = tablet.get(f"/en/join/{advisor.code}").one("input[@name='seat']").get("value", "")

    taps = {tablet.post(f"/en/join/{advisor.code}", {"seat": form, "mine": "no"}).location for _ in range(2)}

    (second,) = taps
    assert second != first and "Seat 2" in tablet.get(second).words
    assert "Seat 1" in tablet.get(first).words


def test_a_form_from_before_asks_whose_seat_it_is(app: Flask, advisor: Advisor) -> None:
    tablet, join = phone(app), f"/en/join/{advisor.code}"
    form = tablet.get(join).one("input[@name='seat']").get("value", "")
    sit_down(tablet, advisor.code)

    assert tablet.post(join, {"seat": form}).location == join


def test_no_old_form_leads_back_to_somebody_elses_seat(app: Flask, advisor: Advisor) -> None:
    tablet, join, old = phone(app), f"/en/join/{advisor.code}", {"seat": "a" * 32}
    tablet.post(join, old)
    tablet.post(join, {"seat": "b" * 32, "mine": "no"})

    assert tablet.post(join, {**old, "mine": "no"}).location == join


def test_in_a_closed_workshop_nobody_is_offered_another_seat(app: Flask, advisor: Advisor) -> None:
    tablet = phone(app)
    sit_down(tablet, advisor.code)
    close(advisor)

    assert buttons(tablet, advisor.code) == ["yes"]
    assert tablet.post(f"/en/join/{advisor.code}", {"mine": "no"}).status == 409


def test_who_is_alone_on_a_device_is_not_asked(app: Flask, advisor: Advisor) -> None:
    assert "Is this seat yours?" not in phone(app).get(f"/en/join/{advisor.code}").words


@pytest.mark.parametrize("part", ["room/{code}", "workshop/{code}/order/1"])
def test_the_first_part_shows_on_the_wall_how_many_are_done_and_not_who(
    app: Flask, advisor: Advisor, part: str
) -> None:
    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    word = visitor.get(seat).every("h1//strong")[0].text or ""
    sit_down(phone(app), advisor.code)
    finish(visitor, seat)

    page = advisor.browser.get("/en/" + part.format(code=advisor.code))

    assert "1 of 2 has finished" in page.words
    assert word not in page.words
