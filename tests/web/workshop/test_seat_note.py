"""Notes on a seat: for whoever leads, on no wall, on no print and in no table."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.visitor import Page, services_of
from tests.web.workshop.test_workshop import Advisor, finish, phone, sit_down

NOTE = "Zwiebelfisch im Januar anrufen"


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def note(advisor: Advisor, text: str, number: int = 1) -> Page:
    page = f"{advisor.address}/seats/{number}"
    token = advisor.browser.get(page).one("input[@name='token']").get("value")
    return advisor.browser.post(page, {"token": token, "note": text})


def test_an_advisor_reads_the_note_beside_the_seat(app: Flask, advisor: Advisor) -> None:
    sit_down(phone(app), advisor.code)

    assert note(advisor, f" {NOTE}\u202e \r\n\r\nBüro").location == f"{advisor.address}#seat-1"

    assert f"{NOTE}\nBüro" in "".join(advisor.page().one("p[@class='seat-note']").itertext())
    assert advisor.browser.get(f"{advisor.address}/seats/1").given("note") == [f"{NOTE}\nBüro"]


def test_a_note_that_is_too_long_is_refused_and_stays_in_the_field(app: Flask, advisor: Advisor) -> None:
    sit_down(phone(app), advisor.code)

    page = note(advisor, "ä" * 501)

    assert (page.status, page.given("note"), page.wrong) == (422, ["ä" * 501], ["note"])
    assert services_of(app).seat_notes.of(1) == {}


def test_a_note_is_nowhere_but_on_the_advisors_page(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    finish(visitor, seat)
    note(advisor, NOTE)
    own = seat.removesuffix("/seat")

    theirs = [
        visitor.get(way) for way in (seat, f"{own}/plan", f"{own}/answers.json", f"/en/room/{advisor.code}")
    ]
    leads = [
        advisor.browser.get(f"{advisor.address}/{way}")
        for way in ("group.csv?texts=everything", "order/1", "prints")
    ]

    pages = (*theirs, *leads)
    assert all(page.status == 200 and b"Zwiebelfisch" not in page.body for page in pages)
    assert "Zwiebelfisch" in advisor.page().words


def test_there_is_no_note_on_a_seat_of_another_workshop(app: Flask, advisor: Advisor) -> None:
    other = Advisor(app)
    sit_down(phone(app), other.code)

    assert advisor.browser.get(f"{advisor.address}/seats/1").status == 404
