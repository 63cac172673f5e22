"""Leading a workshop when things go crooked: lost keys, double taps, empty seats, open questions."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from questionnaire.storage.seats import MOST_SEATS
from questionnaire.storage.tables import assessments
from questionnaire.web.workshop.group_work import (
    MOST_WAITING,
    group_lock,
    group_places,
    plans_lock,
    present_part,
)
from tests.web.visitor import HOST, Visitor, services_of
from tests.web.workshop.test_workshop import INVITATION, Advisor, finish, phone, sit_down


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def age(app: Flask, minutes: int) -> None:
    """As if everybody had sat down so long ago."""
    moment = int((datetime.now(UTC) - timedelta(minutes=minutes)).timestamp())
    with services_of(app).assessments.engine.begin() as connection:
        connection.execute(update(assessments).values(changed_at=moment))


def seats(advisor: Advisor) -> list[str]:
    return ["".join(found.itertext()).split()[0] for found in advisor.page().every("ul[@class='seats']/li")]


@pytest.mark.parametrize("way", ["", "/seats", "/prints", "/paper", "/order", "/group.csv", "/erase"])
def test_without_the_key_one_is_told_how_to_come_in(visitor: Visitor, advisor: Advisor, way: str) -> None:
    page, nowhere = (visitor.get(f"/en/workshop/{code}{way}") for code in (advisor.code, "22222222"))

    assert (page.status, page.heading) == (404, "This page opens with your secret link")
    assert page.words == nowhere.words


def test_a_key_that_fits_nothing_any_more_says_why(visitor: Visitor, advisor: Advisor) -> None:
    advisor.send("key")

    page = visitor.get(advisor.key)

    assert (page.status, page.heading) == (404, "This secret link leads nowhere")


@pytest.mark.parametrize("way", ["key", "empty", "erase"])
def test_what_cannot_be_taken_back_is_asked_for_first(advisor: Advisor, way: str) -> None:
    page = advisor.browser.get(f"{advisor.address}/{way}")

    assert (page.status, page.heading[-1]) == (200, "?")
    assert page.one("form[@method='post'][@action]").get("action") == f"{advisor.address}/{way}"
    assert advisor.browser.get(advisor.key).status == 200


def test_a_double_tap_takes_one_seat(app: Flask, advisor: Advisor) -> None:
    visitor = Visitor(app)
    form = visitor.get(f"/en/join/{advisor.code}").one("input[@name='seat']").get("value", "")

    taps = [visitor.post(f"/en/join/{advisor.code}", {"seat": form}).location for _ in range(2)]

    assert (len(set(taps)), seats(advisor)) == (1, ["1"])


def test_two_phones_never_share_a_seat(app: Flask, advisor: Advisor) -> None:
    forms = {
        phone(app).get(f"/en/join/{advisor.code}").one("input[@name='seat']").get("value") for _ in range(5)
    }

    assert len(forms) == 5


def test_pressing_close_twice_keeps_it_closed(app: Flask, advisor: Advisor) -> None:
    token = advisor.page().every("input[@name='token']")[0].get("value", "")
    for _ in range(2):
        advisor.browser.post(f"{advisor.address}/close", {"token": token, "closed": "yes"})

    assert phone(app).post(f"/en/join/{advisor.code}").status == 409
    advisor.browser.post(f"{advisor.address}/close", {"token": token, "closed": "no"})
    assert phone(app).post(f"/en/join/{advisor.code}").status == 303


def test_seats_empty_for_long_can_be_removed_and_others_stay(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    finish(visitor, sit_down(visitor, advisor.code))
    sit_down(phone(app), advisor.code)
    just_now = "1 seat is empty" in advisor.page().words
    age(app, minutes=11)

    later = "1 seat is empty" in advisor.page().words
    advisor.send("empty")

    assert (just_now, later, seats(advisor)) == (False, True, ["1"])


def test_a_question_left_open_holds_nobody_up(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    finish(visitor, seat)
    link, services = seat.split("/")[2], services_of(app)
    with services.assessments.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM answers WHERE question_id = 'coverage'")

    assert "1 has finished" in advisor.page().words and "finished, 1 open" in advisor.page().words
    assert visitor.get(seat).one("a[@class='button big']").get("href") == f"/en/{link}/plan"


def test_the_advisors_page_says_how_far_the_printing_is(app: Flask, advisor: Advisor) -> None:
    sit_down(phone(app), advisor.code)
    token = advisor.page().every("input[@name='token']")[0].get("value", "")
    wish = {"token": token, "kind": "pdf", "languages": "de", "scope": "all"}
    advisor.browser.post(f"{advisor.address}/prints", wish)

    assert "Printing: 0 of 1 plans are ready." in advisor.page().words


@pytest.mark.parametrize("typed", ["{small}", "{small} ", "{first}-{last}"])
def test_a_code_typed_into_the_address_may_look_different(
    visitor: Visitor, advisor: Advisor, typed: str
) -> None:
    code = advisor.code
    written = typed.format(small=code.lower(), first=code[:4], last=code[4:])

    assert visitor.get(f"/en/join/{written}").location == f"/en/join/{code}"
    assert visitor.get(f"/join/{written}", headers={"Accept-Language": "en"}).status == 302


def test_an_impossible_code_in_the_address_can_be_corrected(visitor: Visitor) -> None:
    page = visitor.get("/de/join/kommt-noch")

    assert (page.status, page.wrong, page.given("code")) == (404, ["code"], ["kommt-noch"])


def test_too_many_workshops_are_refused_with_their_own_words_and_what_was_typed(visitor: Visitor) -> None:
    for _ in range(20):
        visitor.post("/en/workshops", INVITATION)

    page = visitor.post("/en/workshops", INVITATION)

    assert (page.status, page.given("title")) == (429, [INVITATION["title"]])
    assert "Many workshops have been opened" in page.words


def test_too_many_wrong_codes_say_when_to_try_again_and_hold_up_nobody_who_is_in(
    app: Flask, advisor: Advisor
) -> None:
    visitor = phone(app)
    sit_down(visitor, advisor.code)
    refused = [Visitor(app).get("/en/join/22222222") for _ in range(65)][-1]

    assert (refused.status, refused.headers["Retry-After"]) == (429, "60")
    assert advisor.browser.get(f"/en/room/{advisor.code}").status == 200
    assert visitor.get(f"/en/join/{advisor.code}").status == 200
    assert visitor.post(f"/en/join/{advisor.code}").status == 303


def test_a_name_longer_than_any_host_is_refused(visitor: Visitor, advisor: Advisor) -> None:
    page = visitor.client.get(f"/en/room/{advisor.code}", headers={"Host": "a." * 1500 + "de"})

    assert page.status_code == 400


def test_a_group_is_worked_out_for_one_at_a_time(app: Flask, advisor: Advisor) -> None:
    with app.app_context():
        lock = plans_lock()

    with lock:
        refused = advisor.browser.get(f"{advisor.address}/group.csv")

    assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
    assert advisor.browser.get(f"{advisor.address}/group.csv").status == 200


@pytest.mark.parametrize("part", ["seats", "order/2/now"])
def test_all_who_ask_in_one_moment_get_the_same(
    app: Flask, advisor: Advisor, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def ask(seconds: float) -> bytes:
        monkeypatch.setattr("questionnaire.web.workshop.group_work.FRESH_SECONDS", seconds)
        answer = advisor.browser.client.get(f"https://{HOST}{advisor.address}/{part}")
        return bytes(answer.data)

    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    first = ask(seconds=600)
    finish(visitor, seat)

    assert (ask(seconds=600) == first, ask(seconds=0) == first) == (True, False)


def wait_until_all_wait(app: Flask) -> None:
    deadline = time.monotonic() + 60
    with app.app_context():
        while group_places().acquire(blocking=False):
            group_places().release()
            assert time.monotonic() < deadline, "that took too long"
            time.sleep(0.01)


def test_who_opens_the_page_at_the_same_time_shares_what_was_worked_out(app: Flask) -> None:
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return f"made {len(made)} times"

    def ask(_number: int) -> str:
        with app.app_context():
            return present_part("room", make)

    with app.app_context():
        lock = group_lock()
    with ThreadPoolExecutor(MOST_WAITING) as room:
        with lock:
            asked = [room.submit(ask, number) for number in range(MOST_WAITING)]
            wait_until_all_wait(app)
        told = {answer.result() for answer in asked}

    assert told == {"made 1 times"}


def test_where_too_many_wait_for_a_group_others_come_back_and_pages_go_on(
    app: Flask, advisor: Advisor
) -> None:
    with app.app_context(), ExitStack() as places:
        for _ in range(MOST_WAITING):
            places.enter_context(group_places())

        page = advisor.page()

        assert (page.status, page.headers["Retry-After"]) == (503, "5")
        assert phone(app).get("/en/about").status == 200


def test_whoever_changed_something_sees_it_at_once(app: Flask, advisor: Advisor) -> None:
    before = advisor.page().every("ul[@class='seats']/li")
    sit_down(phone(app), advisor.code)

    assert (before, len(advisor.page().every("ul[@class='seats']/li"))) == ([], 1)


def test_a_full_room_is_told_so_and_how_to_make_space(app: Flask, advisor: Advisor) -> None:
    services = services_of(app)
    workshop = services.workshops.called(advisor.code, services.now())
    assert workshop is not None
    for who in range(MOST_SEATS):
        services.seats.join(workshop, who.to_bytes(32, "big"), "2026.1", services.now())

    page = phone(app).post(f"/en/join/{advisor.code}")

    assert (page.status, page.heading) == (409, "All seats are taken")
