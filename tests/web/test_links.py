"""The link is the only key: what does not fit it finds nothing, and what is erased is gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from questionnaire.storage.tables import assessments
from questionnaire.web.links import fingerprint
from tests.storage.databases import bytes_in
from tests.web.visitor import Journey, Visitor, services_of

SCHOOL_MEALS = "school-meals-uckermark"
PERSONAL = [
    "step/1",
    "step/1/2",
    "step/9",
    "step/10",
    "plan",
    "plan.pdf",
    "plan.pdf?link=qr",
    "keeping",
    "fact-sheet",
    "contact",
    "answers.json",
    "erase",
]
STRANGE = [
    "x" * 32,
    "-" * 32,
    "x" * 31,
    "x" * 33,
    "x" * 5_000,
    "..%2f" * 8,
    "%00" * 32,
    "ü" * 32,
    "🔑" * 32,
    "x" * 31 + "%0a",
    "' OR 1=1 --",
]


def rows(app: Flask) -> tuple[int, int]:
    """How many assessments and answers there are."""
    with services_of(app).assessments.engine.connect() as connection:
        assessments = connection.exec_driver_sql("SELECT count(*) FROM assessments").scalar_one()
        answers = connection.exec_driver_sql("SELECT count(*) FROM answers").scalar_one()
    return assessments, answers


def make_older(journey: Journey, days: float) -> None:
    then = int((datetime.now(UTC) - timedelta(days=days)).timestamp())
    with services_of(journey.visitor.app).assessments.engine.begin() as connection:
        connection.execute(update(assessments).values(changed_at=then))


@pytest.mark.parametrize("rest", PERSONAL)
def test_all_links_that_do_not_fit_are_answered_alike(visitor: Visitor, rest: str) -> None:
    erased = visitor.bring(SCHOOL_MEALS)
    erased.erase()

    pages = [visitor.get(f"/en/{link}/{rest}") for link in [erased.link, *STRANGE]]

    assert {page.status for page in pages} == {404}
    assert len({page.body for page in pages}) == 1
    assert len({tuple(sorted(page.headers.items())) for page in pages}) == 1


@pytest.mark.parametrize("rest", ["step/1", "step/1/2", "step/9", "erase"])
@pytest.mark.parametrize("link", ["x" * 32, "x" * 33, "%00"])
def test_nothing_can_be_sent_to_a_link_that_does_not_fit(visitor: Visitor, link: str, rest: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    page = visitor.post(f"/en/{link}/{rest}", {"token": journey.token, "go": "next"})

    assert page.status == 404
    assert rows(visitor.app)[0] == 1


def test_links_are_192_random_bits_and_only_their_fingerprint_is_stored(visitor: Visitor) -> None:
    journeys = [visitor.begin() for _ in range(20)]

    stored = bytes_in(services_of(visitor.app).assessments.engine)

    assert {len(journey.link) for journey in journeys} == {32}
    assert len({journey.link for journey in journeys}) == 20
    assert all(journey.link.encode() not in stored for journey in journeys)
    assert all(fingerprint(journey.link) in stored for journey in journeys)


@pytest.mark.parametrize("rest", PERSONAL)
def test_after_erasing_the_link_finds_nothing(visitor: Visitor, rest: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    done = journey.erase()

    assert (done.status, done.location) == (303, "/en/erased")
    assert journey.get(rest).status == 404


def test_erasing_asks_first(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    page = journey.get("erase")

    assert (page.status, rows(visitor.app)[0]) == (200, 1)
    assert page.one("form[@method='post']").get("action") == journey.path("erase")


@pytest.mark.only("sqlite")
def test_erasing_leaves_no_byte_of_what_was_typed(visitor: Visitor) -> None:
    journey = visitor.begin()
    journey.send(1, {"name": "Zwiebelfisch gUG", "sentence": "Quittengelee " * 12}, go="stay")
    before = bytes_in(services_of(visitor.app).assessments.engine)

    journey.erase()

    left = bytes_in(services_of(visitor.app).assessments.engine)
    assert b"Zwiebelfisch" in before
    assert b"Quittengelee" in before
    assert [
        word for word in (b"Zwiebelfisch", b"Quittengelee", fingerprint(journey.link)) if word in left
    ] == []
    assert rows(visitor.app) == (0, 0)


def test_erasing_touches_nobody_else(visitor: Visitor) -> None:
    mine, theirs = visitor.bring(SCHOOL_MEALS), visitor.bring("repair-cottbus")
    before = theirs.saved()

    mine.erase()

    assert theirs.saved() == before


def test_erasing_twice_finds_nothing_the_second_time(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    statuses = [journey.erase().status, journey.erase().status]

    assert statuses == [303, 404]


@pytest.mark.parametrize("go", ["next", "back", "stay"])
def test_another_tab_cannot_save_after_erasing(visitor: Visitor, go: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    answers = journey.of_step(3, SCHOOL_MEALS)
    journey.erase()

    page = journey.send(3, answers, go=go)

    assert page.status == 404
    assert rows(visitor.app) == (0, 0)


@pytest.mark.parametrize("rest", PERSONAL)
def test_what_nobody_changed_for_180_days_is_not_found(visitor: Visitor, rest: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    make_older(journey, days=180.1)

    assert journey.get(rest).status == 404


def test_what_somebody_changed_179_days_ago_is_found_and_lives_on(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    make_older(journey, days=179.9)

    page = journey.send(1, {"name": "Mitreden"}, go="stay")

    in_179_days = datetime.now(UTC) + timedelta(days=179)
    assert page.status == 303
    assert services_of(visitor.app).assessments.find(fingerprint(journey.link), in_179_days) is not None
