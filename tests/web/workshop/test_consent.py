"""With a participant's consent, and only so, an advisor sees how far their steps are."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.visitor import Page, Visitor
from tests.web.workshop.test_workshop import Advisor, finish, phone, sit_down


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


class Participant:
    """Somebody at a seat who has finished and ticked a step."""

    def __init__(self, app: Flask, code: str) -> None:
        self.browser = phone(app)
        seat = sit_down(self.browser, code)
        finish(self.browser, seat)
        self.root = seat.removesuffix("/seat")
        page = self.plan()
        self.token = page.every("input[@name='token']")[0].get("value", "")
        self.step = page.every("form[@data-step]")[0].get("data-step", "")
        self.send(f"steps/{self.step}", seen="open", done="1", go="tick")

    def plan(self) -> Page:
        return self.browser.get(f"{self.root}/plan")

    def send(self, rest: str, **form: str) -> Page:
        return self.browser.post(f"{self.root}/{rest}", {"token": self.token, **form})


def shared(advisor: Advisor) -> list[str]:
    return ["".join(found.itertext()) for found in advisor.page().every("p[@class='seat-shared']")]


def test_nobody_sees_ticks_before_somebody_says_so(app: Flask, advisor: Advisor) -> None:
    participant = Participant(app, advisor.code)

    assert "Your advisor does not see what you tick." in participant.plan().words
    assert shared(advisor) == []


def test_who_consents_is_seen_with_done_steps_and_the_next_date(app: Flask, advisor: Advisor) -> None:
    participant = Participant(app, advisor.code)

    answer = participant.send("advisor", sees="yes")

    assert answer.location == f"{participant.root}/plan#advisor"
    (said,) = shared(advisor)
    assert said.startswith("1 of ") and "done, next by" in said
    assert "No longer show it to my advisor" in participant.plan().words


def test_consent_can_be_taken_back(app: Flask, advisor: Advisor) -> None:
    participant = Participant(app, advisor.code)
    participant.send("advisor", sees="yes")

    participant.send("advisor", sees="no")

    assert shared(advisor) == []


def test_who_has_no_seat_is_not_asked_and_cannot_consent(visitor: Visitor) -> None:
    journey = visitor.bring("school-meals-uckermark")

    assert "Your advisor" not in journey.get("plan").words
    form = {"token": journey.token, "sees": "yes"}
    assert visitor.post(journey.path("advisor"), form).status == 404


def test_nobody_consents_for_somebody_else(app: Flask, advisor: Advisor) -> None:
    participant = Participant(app, advisor.code)

    assert participant.browser.post(f"{participant.root}/advisor", {"sees": "yes"}).status == 403
    assert shared(advisor) == []
