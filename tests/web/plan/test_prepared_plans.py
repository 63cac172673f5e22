"""The plan’s PDF lies ready after the check and after a tick: the same file, and never an old one."""

from __future__ import annotations

import pytest
from flask import Flask

from questionnaire.report.files.file_order import FileOrder
from questionnaire.web.assessments import assessment_or_404, plan_of
from questionnaire.web.language import current_language
from questionnaire.web.links import fingerprint
from questionnaire.web.plan.holders import own_holder, to_site
from questionnaire.web.plan.preparing import PLAN
from tests.jobs.room import wait_until
from tests.web.conftest import MakeApp
from tests.web.visitor import Journey, Visitor, services_of

SCHOOL_MEALS = "school-meals-uckermark"


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    return make_app(prepared_plans=4)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


def outcome(visitor: Visitor, name: str) -> int:
    return services_of(visitor.app).prepared.outcomes()[name]


def wait_for(visitor: Visitor, made: int) -> None:
    wait_until(lambda: outcome(visitor, "made") == made)


def finished(visitor: Visitor) -> Journey:
    """Somebody who has just answered the last step, and whose plan lies ready."""
    journey = visitor.begin("de")
    journey.send(9, journey.of_step(9, SCHOOL_MEALS))
    wait_for(visitor, 1)
    return journey


def on_demand(journey: Journey) -> bytes:
    services_of(journey.visitor.app).prepared.forget(fingerprint(journey.link))
    body: bytes = journey.get("plan.pdf").body
    return body


def ordered(journey: Journey) -> FileOrder:
    """What a click orders."""
    link, visitor = journey.link, journey.visitor
    with visitor.app.test_request_context(journey.path("plan.pdf"), base_url=visitor.base_url):
        assessment = assessment_or_404(link)
        holder = own_holder(link, assessment, to_site())
        order = PLAN.make(plan_of(link, assessment), current_language(), holder)
    assert isinstance(order, FileOrder)
    return order


def test_after_the_check_the_plan_lies_ready_and_is_the_one_of_a_click(visitor: Visitor) -> None:
    journey = finished(visitor)
    before = services_of(visitor.app).render_pool.outcomes()["made"]

    ready = journey.get("plan.pdf")

    assert (ready.status, outcome(visitor, "used")) == (200, 1)
    assert services_of(visitor.app).render_pool.outcomes()["made"] == before
    assert ready.body == on_demand(journey)


def test_after_a_tick_the_plan_lies_ready_with_it(visitor: Visitor) -> None:
    journey = finished(visitor)
    tick = {"token": journey.token, "seen": "open", "done": "1", "go": "tick"}
    first = journey.get("plan").every("form[@data-step]")[0].get("data-step", "")

    ticked = journey.visitor.post(journey.path(f"steps/{first}"), tick)
    wait_for(visitor, 2)
    ready = journey.get("plan.pdf").body

    assert (ticked.status, outcome(visitor, "used")) == (303, 1)
    assert ready == on_demand(journey)


def test_a_file_of_answers_leads_to_a_plan_that_lies_ready(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    wait_for(visitor, 1)

    journey.get("plan.pdf")

    assert outcome(visitor, "used") == 1


def test_a_changed_answer_is_never_answered_with_an_older_plan(visitor: Visitor) -> None:
    journey = finished(visitor)
    older = journey.get("plan.pdf").body

    journey.send(1, {"name": "Anders gUG", "form": "food"}, go="stay")
    newer = journey.get("plan.pdf").body

    assert (outcome(visitor, "used"), newer == older, newer == on_demand(journey)) == (1, False, True)


def test_the_private_link_is_printed_only_on_demand(visitor: Visitor) -> None:
    journey = finished(visitor)

    assert journey.get("plan.pdf?link=qr").status == 200
    assert outcome(visitor, "used") == 0


def test_erasing_takes_what_lies_ready_along(visitor: Visitor) -> None:
    journey = finished(visitor)
    prepared, owner, order = services_of(visitor.app).prepared, fingerprint(journey.link), ordered(journey)
    prepared.write(owner, order)

    journey.erase()

    prepared.write(owner, order)
    assert (journey.get("plan.pdf").status, outcome(visitor, "used")) == (404, 1)


def test_whoever_only_opens_pages_has_nothing_prepared(visitor: Visitor) -> None:
    journey = visitor.begin()
    for rest in ("step/9", "step/10", "plan"):
        journey.get(rest)
        journey.get(rest, headers={"Sec-Purpose": "prefetch"})
        visitor.client.head(journey.path(rest))
    journey.token = "0" * 64
    journey.send(9, journey.of_step(9, SCHOOL_MEALS))

    finished(visitor)

    assert outcome(visitor, "made") == 1
