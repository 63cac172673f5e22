"""What a seat's printed plan says of its steps, and whose letterhead it carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from questionnaire.almanac.revising import Signed, withdrawn
from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import DONE, OPEN, StepChange
from questionnaire.calendar.days import BERLIN, german_day
from questionnaire.content.edition import Edition
from questionnaire.content.ledger_file import add_revisions
from questionnaire.content.reviewed import Reviewed
from questionnaire.jobs.seat_plans import SeatPlans
from questionnaire.plan.draw_up import draw_up
from questionnaire.storage import Letterheads, ProgressConsents, Ticks
from questionnaire.storage.print_claims import PrintClaim, PrintClaims
from questionnaire.workshop.letterhead import Letterhead
from tests.jobs.conftest import NewRoom
from tests.jobs.room import Room, now, participant


@pytest.fixture
def ticked(new_room: NewRoom, edition: Edition) -> Room:
    """Its two seats have both done their first step; the second lets the advisor see it."""
    room = new_room(2)
    ticks = Ticks(room.engine, room.storage.period, room.storage.log)
    first = draw_up(edition, Answers(), german_day(now())).tasks[0].action.id
    for seat in (1, 2):
        ticks.save(participant(seat), [StepChange(first, OPEN, DONE)], now())
    ProgressConsents(room.engine).give(participant(2), now())
    return room


def claimed(room: Room) -> PrintClaim:
    claim = PrintClaims(room.engine).claim(room.order(), now())
    assert claim is not None
    return claim


def seat_plans(room: Room, edition: Edition) -> SeatPlans:
    letterheads = Letterheads(room.engine, room.storage.log)
    return SeatPlans(lambda: edition, room.seats, ProgressConsents(room.engine), letterheads)


def test_a_group_print_shows_ticks_where_the_seat_consents(ticked: Room, edition: Edition) -> None:
    printed = [task.html() for task in seat_plans(ticked, edition).tasks(claimed(ticked), ticked.numbers)]

    assert ["Erledigt (1)" in html for html in printed] == [False, True]


def test_a_group_print_carries_the_workshops_letterhead(new_room: NewRoom, edition: Edition) -> None:
    room = new_room(2)
    letterheads = Letterheads(room.engine, room.storage.log)
    letterheads.save(room.id, Letterhead(language="de", contact="Gründungszentrum Żary"))

    printed = [task.html() for task in seat_plans(room, edition).tasks(claimed(room), room.numbers)]

    assert ["Gründungszentrum Żary" in html for html in printed] == [True, True]


def test_a_worker_follows_the_review_desk(new_room: NewRoom, edition: Edition, tmp_path: Path) -> None:
    room, reviewed = new_room(1), Reviewed(edition, tmp_path / "revisions.toml")
    plans = replace(seat_plans(room, edition), edition_now=lambda: reviewed.in_force().edition)
    (task,) = plans.tasks(claimed(room), room.numbers)
    before = task.html()

    gone = withdrawn(edition.almanac.limits.eu, Signed("AB", now().astimezone(BERLIN)))
    add_revisions(reviewed.path, lambda _: [gone])

    assert ("216.000" in before, "216.000" in task.html()) == (True, False)
