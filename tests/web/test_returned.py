"""What is refused comes back at an address of its own, to whoever typed it and to nobody else."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text, update

from questionnaire.storage.tables import returned_forms
from tests.storage.databases import bytes_in
from tests.web.test_locked_database import locked
from tests.web.visitor import RETURNED, Journey, Page, Visitor, services_of
from tests.web.workshop.test_workshop import INVITATION, Advisor

TYPED = "Zwiebelfisch" * 40
NO_FILE = {"file": (BytesIO(b"no answers"), "answers.json")}


def refused_step(journey: Journey, **options: Any) -> Page:
    """The answer to the form itself, before a browser follows it."""
    sent = {"token": journey.token, "go": "next", "name": TYPED}
    return journey.visitor.open("POST", journey.path("step/1"), data=sent, **options)


def database_of(app: Flask) -> bytes:
    return bytes_in(services_of(app).assessments.engine)


def test_a_refused_form_leads_to_its_own_page_which_a_reload_shows_again(visitor: Visitor) -> None:
    answer = refused_step(visitor.begin())

    pages = [visitor.get(answer.location) for _ in range(2)]

    assert (answer.status, answer.body.count(b"Zwiebelfisch")) == (303, 0)
    assert [(page.status, page.wrong, page.given("name")) for page in pages] == [(422, ["name"], [TYPED])] * 2


def test_no_address_no_log_and_no_database_has_what_was_typed(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    answer = refused_step(visitor.begin())

    assert RETURNED in answer.location
    assert "Zwiebelfisch" not in answer.location + str(answer.headers) + caplog.text
    assert b"Zwiebelfisch" not in database_of(visitor.app)


def test_contact_details_that_are_refused_are_in_no_file_of_the_database(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = visitor.post(
        journey.path("contact"), {"token": journey.token, "person": "Żółć", "email": "Zwiebel"}
    )

    assert (page.status, page.wrong, page.given("person")) == (422, ["email"], ["Żółć"])
    assert [word for word in ("Żółć", "Zwiebel") if word.encode() in database_of(visitor.app)] == []


def test_the_word_opens_nothing_on_another_page_and_under_another_link(visitor: Visitor) -> None:
    mine, yours = visitor.begin(), visitor.begin()
    word = refused_step(mine).location.partition("?")[2]

    pages = [visitor.get(path) for path in (yours.path(f"step/1?{word}"), mine.path(f"step/1/2?{word}"))]
    pages += [mine.get("step/1?returned=" + wrong) for wrong in ("", "x", "x" * 32, "%00", "ä" * 32)]

    assert {(page.status, "Zwiebelfisch" in page.body.decode()) for page in pages} == {(200, False)}


def test_after_its_time_the_page_is_shown_as_it_is_saved(visitor: Visitor) -> None:
    answer = refused_step(visitor.begin())
    with services_of(visitor.app).assessments.engine.begin() as connection:
        connection.execute(text("UPDATE returned_forms SET put_at = put_at - 1801"))

    page = visitor.get(answer.location)

    assert (page.status, page.wrong, page.given("name")) == (200, [], [])


def test_what_has_been_corrected_is_not_shown_again_as_it_was_refused(visitor: Visitor) -> None:
    journey = visitor.begin()
    refused = refused_step(journey).location
    came_from = {"Referer": f"http://localhost{refused}"}

    again = refused_step(journey, headers=came_from)
    kept = visitor.get(refused).status
    journey.send(1, {"name": "Mitreden", "fields": "kita", "form": "food"}, headers=came_from)

    assert (again.status, kept) == (303, 422)
    assert (visitor.get(refused).status, visitor.get(refused).given("name")) == (200, ["Mitreden"])


def test_a_form_of_an_older_version_is_no_error(visitor: Visitor) -> None:
    answer = refused_step(visitor.begin())
    with services_of(visitor.app).assessments.engine.begin() as connection:
        connection.execute(update(returned_forms).values(sealed=b"\x00\xff"))

    assert visitor.get(answer.location).status == 200


def test_where_nothing_can_be_put_away_the_answer_itself_has_what_was_typed(visitor: Visitor) -> None:
    Advisor(visitor.app)
    with locked(visitor.app):
        page = visitor.open("POST", "/en/workshops", data={**INVITATION, "language": "fr"})

    assert (page.status, page.wrong, page.given("title")) == (422, ["language"], [INVITATION["title"]])


def test_the_page_that_was_come_from_is_not_forgotten(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(3, {"named_contacts": "nonsense"}, query="?from=check")

    assert page.one("form[@id='step']").get("action", "").endswith("step/3?from=check")


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/en/workshops", {}),
        ("/en/workshops", {**INVITATION, "go": "stay"}),
        ("/de/join", {"code": "WRONG"}),
        ("/de/join", {"code": "WRONG", "go": "stay"}),
        ("/de/answers", {}),
        ("/de/answers", NO_FILE),
    ],
)
def test_no_public_form_is_answered_with_a_page(visitor: Visitor, path: str, sent: dict[str, Any]) -> None:
    answer = visitor.open("POST", path, data=sent)
    page = visitor.get(answer.location)

    assert (answer.status, RETURNED in answer.location) == (303, True)
    assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("no-store", "noindex")


@pytest.mark.parametrize(
    ("rest", "sent"),
    [
        ("step/2", {"target": "Xyzzyhausen"}),
        ("shortlist", {"home_place": "Xyzzyhausen"}),
        ("fact-sheet", {"result_number": "x" * 500}),
        ("contact", {"email": "x"}),
        ("contact", {"go": "stay"}),
        ("earlier", {}),
        ("steps/level_check", {"go": "move", "day": "2020-01-01"}),
        ("steps/no_such_step", {"go": "drop"}),
    ],
)
def test_no_personal_form_is_answered_with_a_page(visitor: Visitor, rest: str, sent: dict[str, Any]) -> None:
    journey = visitor.bring("school-meals-uckermark")

    answer = visitor.open("POST", journey.path(rest), data={"token": journey.token, **sent})

    assert (answer.status, RETURNED in answer.location) == (303, True)
    assert visitor.get(answer.location).heading


@pytest.mark.parametrize(
    ("rest", "sent"),
    [
        ("paper", {"seat": "99"}),
        ("paper", {"seat": "0", "form": "5"}),
        ("paper", {"seat": "0", "form": "1"}),
        ("paper", {"go": "stay"}),
        ("prints", {}),
        ("seats/1", {"note": "x" * 501}),
        ("seats/1", {"go": "stay"}),
    ],
)
def test_no_form_of_a_workshop_is_answered_with_a_page(app: Flask, rest: str, sent: dict[str, Any]) -> None:
    advisor = Advisor(app)
    advisor.browser.post(f"/en/join/{advisor.code}")
    token = advisor.page().every("input[@name='token']")[0].get("value", "")

    answer = advisor.browser.open("POST", f"{advisor.address}/{rest}", data={"token": token, **sent})

    assert (answer.status, RETURNED in answer.location) == (303, True)
    assert advisor.browser.get(answer.location).heading
