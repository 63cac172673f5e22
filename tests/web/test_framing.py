"""Partners whom the operator names may show the questions within their pages, and nothing of anybody’s."""

from __future__ import annotations

import pytest

from tests.web.conftest import MakeApp
from tests.web.visitor import Visitor

PARTNER = "https://www.partner.example"
WITHIN = {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
FOR_EVERYBODY = ["/de/", "/en/about", "/de/privacy", "/en/imprint", "/de/sample", "/de/nowhere"]
QUESTIONS = ["step/1", "step/1/2", "step/2", "step/10", "shortlist"]
SOMEBODYS = ["plan", "erase", "second-look", "calendar", "fact-sheet", "contact", "answers.json", "plan.ics"]
WORKSHOPS = ["/de/workshops", "/de/join", "/de/workshop/2345CDEF"]


@pytest.fixture
def partnered(make_app: MakeApp) -> Visitor:
    return Visitor(make_app(frame_ancestors=f"'self' {PARTNER}"))


def framed_by(visitor: Visitor, path: str) -> tuple[str, str | None]:
    headers = visitor.get(path).headers
    return headers["Content-Security-Policy"].partition("frame-ancestors ")[2], headers.get("X-Frame-Options")


def test_what_is_said_to_everybody_may_be_framed(partnered: Visitor) -> None:
    for path in FOR_EVERYBODY:
        assert framed_by(partnered, path) == (f"'self' {PARTNER}", None), path


def test_questions_may_be_framed(partnered: Visitor) -> None:
    journey = partnered.bring("school-meals-uckermark")

    for rest in QUESTIONS:
        assert framed_by(partnered, journey.path(rest)) == (f"'self' {PARTNER}", None), rest
        page = journey.get(rest, headers=WITHIN)
        assert (page.status, page.every("a[@target]")) == (200, []), rest


def test_nothing_that_is_somebodys_and_no_workshop_may_be_framed(partnered: Visitor) -> None:
    journey = partnered.bring("school-meals-uckermark")

    for path in (*map(journey.path, SOMEBODYS), *WORKSHOPS, "/health"):
        assert framed_by(partnered, path) == ("'none'", "DENY"), path


@pytest.mark.parametrize("rest", [*SOMEBODYS, "plan?language=de&x=%22"])
def test_within_a_frame_it_opens_beside(partnered: Visitor, rest: str) -> None:
    journey = partnered.bring("school-meals-uckermark")

    page = journey.get(rest, headers=WITHIN)

    (link,) = page.every("a[@target='_blank']")
    assert (page.status, link.get("href"), link.get("rel")) == (200, journey.path(rest), "noopener")
    assert (
        framed_by(partnered, "/de/")[0] == page.headers["Content-Security-Policy"].partition("ancestors ")[2]
    )
    assert page.headers["Cache-Control"] == "no-store"


def test_where_nobody_may_frame_anything_pages_are_as_they_are(visitor: Visitor) -> None:
    page = visitor.bring("school-meals-uckermark").get("plan", headers=WITHIN)

    assert page.every("a[@class='button'][@target='_blank']") == []
    assert page.headers["X-Frame-Options"] == "DENY"


def test_forms_are_sent_from_within_a_frame_without_any_cookie(partnered: Visitor) -> None:
    journey = partnered.begin()

    own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "iframe"}
    page = journey.send(1, {"name": "Mitreden"}, go="stay", headers=own)

    assert (page.status, "Set-Cookie" in page.headers) == (303, False)
    assert journey.saved()["name"] == "Mitreden"
