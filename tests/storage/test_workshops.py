"""Workshops: codes, the advisor's secret, and what goes with them."""

from __future__ import annotations

from datetime import datetime, timedelta

from questionnaire.storage import Assessments, Seats, Workshops
from questionnaire.workshop.workshop import Workshop
from tests.storage.conftest import KEEP_DAYS
from tests.storage.databases import bytes_in
from tests.storage.rooms import OTHER, ROOM, SECRET, join, key_of


def test_a_workshop_is_found_by_its_code_and_by_the_advisors_secret(
    workshops: Workshops, room: Workshop, now: datetime
) -> None:
    assert room.invitation == ROOM
    assert workshops.called("ABCD2345", now) == workshops.led_by(SECRET, now) == room


def test_no_other_code_and_no_other_secret_leads_there(
    workshops: Workshops, room: Workshop, now: datetime
) -> None:
    assert workshops.called("ABCD2346", now) is None
    assert workshops.led_by(OTHER, now) is None


def test_after_rotating_the_old_secret_leads_nowhere(
    workshops: Workshops, room: Workshop, now: datetime
) -> None:
    workshops.rotate(room.id, OTHER)

    assert workshops.led_by(SECRET, now) is None
    assert workshops.led_by(OTHER, now) == room


def test_erasing_a_workshop_leaves_the_participants_their_answers(
    workshops: Workshops, seats: Seats, room: Workshop, storage: Assessments, now: datetime
) -> None:
    join(seats, room, 1, now)

    workshops.erase(room.id)

    assert workshops.called("ABCD2345", now) is None
    assert storage.find(key_of(1), now) is not None


def test_an_erased_workshop_leaves_nothing(workshops: Workshops, room: Workshop) -> None:
    assert ROOM.title.encode() in bytes_in(workshops.engine)

    workshops.erase(room.id)

    assert ROOM.title.encode() not in bytes_in(workshops.engine)


def test_after_its_time_a_workshop_is_gone(workshops: Workshops, room: Workshop, now: datetime) -> None:
    later = now + timedelta(days=KEEP_DAYS, seconds=1)

    assert workshops.called("ABCD2345", later) is None
    assert workshops.led_by(SECRET, later) is None
