"""A locked or full database: 503, when to come back, and the typed text still in the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from questionnaire.storage.transactions import writing
from tests.storage.databases import IMPATIENT, open_with
from tests.storage.test_writers import taken
from tests.web.conftest import MakeApp
from tests.web.visitor import Journey, Visitor, services_of

SCHOOL_MEALS = "school-meals-uckermark"


@pytest.fixture
def impatient(app: Flask) -> Flask:
    """Waits for a lock for a twentieth of a second instead of five."""
    engine = services_of(app).assessments.engine

    def shorten(connection: Any, _record: object) -> None:
        connection.execute(IMPATIENT[engine.dialect.name])
        connection.commit()

    event.listen(engine, "connect", shorten)
    engine.dispose()
    return app


# What keeps out those who write, and what keeps out everybody.
LOCKS = {
    ("sqlite", False): "UPDATE assessments SET changed_at = changed_at",
    ("sqlite", True): "UPDATE assessments SET changed_at = changed_at",
    ("postgresql", False): "LOCK TABLE assessments IN EXCLUSIVE MODE",
    ("postgresql", True): "LOCK TABLE assessments IN ACCESS EXCLUSIVE MODE",
}


@contextmanager
def locked(app: Flask, *, also_for_readers: bool = False) -> Iterator[None]:
    """As a backup, a second process or an administrator might do it."""
    services_of(app).assessments.engine.dispose()
    url = services_of(app).settings.database_url
    keep_out = ("PRAGMA locking_mode=EXCLUSIVE",) if also_for_readers and url.startswith("sqlite") else ()
    other = open_with(url, *keep_out)
    with writing(other) as connection:
        connection.exec_driver_sql(LOCKS[other.dialect.name, also_for_readers])
        yield
    other.dispose()


@pytest.fixture
def journey(impatient: Flask) -> Journey:
    return Visitor(impatient).bring(SCHOOL_MEALS)


@pytest.mark.parametrize("go", ["next", "back", "stay", "skip"])
def test_what_cannot_be_saved_stays_in_the_form(journey: Journey, go: str) -> None:
    typed: dict[str, str | list[str]] = {
        "name": "Mitreden",
        "sentence": "Zwei Sätze.",
        "fields": ["kita"],
        "form": "digital",
    }

    with locked(journey.visitor.app):
        page = journey.send(1, typed, go=go)

    assert (page.status, page.headers["Retry-After"], page.headers["Cache-Control"]) == (503, "5", "no-store")
    assert [page.given(key) for key in typed] == [["Mitreden"], ["Zwei Sätze."], ["kita"], ["digital"]]


def test_where_too_many_wait_already_the_text_stays_and_reading_goes_on(journey: Journey) -> None:
    with taken(services_of(journey.visitor.app).assessments.engine):
        page = journey.send(1, {"name": "Mitreden"}, go="stay")
        read = journey.get("step/1")

    assert (page.status, page.headers["Retry-After"], page.given("name")) == (503, "5", ["Mitreden"])
    assert read.status == 200


def test_the_form_can_be_sent_again_afterwards(journey: Journey) -> None:
    with locked(journey.visitor.app):
        refused = journey.send(1, {"name": "Mitreden"}, go="stay")

    again = journey.send(1, {"name": refused.given("name"), "fields": refused.given("fields")}, go="stay")

    assert again.status == 303
    assert journey.saved()["name"] == "Mitreden"


def test_what_cannot_be_saved_in_part_is_not_saved_at_all(journey: Journey) -> None:
    before = journey.saved()

    with locked(journey.visitor.app):
        journey.send(1, {"name": "", "form": "digital"}, go="stay")

    assert journey.saved() == before


def test_reading_goes_on_while_somebody_else_writes(journey: Journey) -> None:
    with locked(journey.visitor.app):
        statuses = [journey.get(rest).status for rest in ("step/1", "step/10", "plan", "answers.json")]

    assert statuses == [200] * 4


def test_a_text_is_kept_even_where_nothing_can_be_read(journey: Journey) -> None:
    with locked(journey.visitor.app, also_for_readers=True):
        page = journey.send(1, {"name": "Mitreden", "form": "digital"}, go="stay")

    assert (page.status, page.headers["Retry-After"]) == (503, "5")
    assert "Mitreden" in page.body.decode()


@pytest.mark.parametrize(
    "rest", ["step/1", "step/10", "plan", "plan.pdf", "fact-sheet", "contact", "answers.json", "erase"]
)
def test_a_page_that_cannot_be_read_says_when_to_come_back(journey: Journey, rest: str) -> None:
    with locked(journey.visitor.app, also_for_readers=True):
        page = journey.get(rest)

    assert (page.status, page.headers["Retry-After"], page.language) == (503, "5", "en")


def test_beginning_uploading_and_erasing_can_be_tried_again(journey: Journey) -> None:
    visitor = journey.visitor

    with locked(visitor.app):
        pages = [
            visitor.post("/en/"),
            visitor.upload(b'{"format": "rathausreif-answers", "version": 1, "answers": {}}'),
        ]
        pages.append(journey.erase())

    assert [(page.status, page.headers.get("Retry-After")) for page in pages] == [(503, "5")] * 3
    assert journey.erase().status == 303


def test_a_database_server_out_of_reach_says_when_to_come_back(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(database_url="postgresql://somebody@127.0.0.1:9/answers"))

    pages = [visitor.post("/en/"), visitor.get(f"/en/{'x' * 32}/plan")]

    assert [(page.status, page.headers.get("Retry-After")) for page in pages] == [(503, "5")] * 2


@pytest.mark.only("sqlite")
def test_a_full_disk_keeps_the_typed_text_too(journey: Journey) -> None:
    app = journey.visitor.app
    event.listen(services_of(app).assessments.engine, "connect", lambda connection, _: fill_up(connection))
    services_of(app).assessments.engine.dispose()

    pages = [
        Visitor(app).upload(b'{"format": "rathausreif-answers", "version": 1, "answers": {}}')
        for _ in range(200)
    ]

    assert {page.status for page in pages} == {303, 503}


def fill_up(connection: Any) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages}")
