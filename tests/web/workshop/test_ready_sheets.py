"""What was printed ahead of an order goes at once where it may not stay."""

from __future__ import annotations

import pytest
from flask import Flask

from questionnaire.jobs.ready_sheets import ReadySheet, ReadySheets
from questionnaire.web.links import fingerprint
from tests.web.visitor import services_of
from tests.web.workshop.test_consent import Participant
from tests.web.workshop.test_workshop import Advisor


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


@pytest.fixture
def participant(app: Flask, advisor: Advisor) -> Participant:
    return Participant(app, advisor.code)


def printed_ahead(app: Flask, participant: Participant) -> ReadySheets:
    services = services_of(app)
    link = participant.root.rpartition("/")[2]
    seat = services.seats.seat_of(fingerprint(link), services.now())
    assert seat is not None
    ready = services.print_folder.ready
    with ready.drafted(ReadySheet(seat.workshop.id, seat.number, "de", "0" * 64)) as file:
        file.write(b"%PDF-1.7 %%EOF")
    return ready


def left(ready: ReadySheets) -> int:
    return sum(1 for _ in ready.root.glob("*/*"))


def test_what_was_printed_ahead_goes_when_the_answers_are_erased(
    app: Flask, participant: Participant
) -> None:
    ready = printed_ahead(app, participant)
    before = left(ready)

    participant.send("erase")

    assert (before, left(ready)) == (1, 0)


def test_what_was_printed_ahead_goes_when_consent_is_taken_back(app: Flask, participant: Participant) -> None:
    participant.send("advisor", sees="yes")
    ready = printed_ahead(app, participant)

    participant.send("advisor", sees="no")

    assert left(ready) == 0


def test_what_was_printed_ahead_goes_with_the_workshop(
    app: Flask, advisor: Advisor, participant: Participant
) -> None:
    ready = printed_ahead(app, participant)

    advisor.send("erase")

    assert left(ready) == 0
