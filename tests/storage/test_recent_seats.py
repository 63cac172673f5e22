"""Who has just finished, in whichever workshop, and which seats are still there."""

from __future__ import annotations

from datetime import datetime, timedelta

from questionnaire.storage import Assessments, Seats, Workshops
from questionnaire.storage.recent_seats import RecentSeat, RecentSeats
from questionnaire.workshop.workshop import Workshop
from tests.storage.rooms import join, key_of, open_next_door

LAST = ("networks",)


def test_who_answered_the_last_questions_lately_is_found_in_every_workshop(
    seats: Seats, workshops: Workshops, room: Workshop, storage: Assessments, now: datetime
) -> None:
    next_door = open_next_door(workshops, now)
    join(seats, room, 1, now)
    join(seats, next_door, 2, now)
    for who in (1, 2):
        storage.save(key_of(who), "2026.1", {"networks": ("member",)}, now + timedelta(seconds=3 - who))

    found = RecentSeats(storage.engine).changed_since(now, LAST)

    assert found == (RecentSeat(next_door.id, 1, "en"), RecentSeat(room.id, 1, "de"))


def test_who_has_not_come_so_far_or_has_not_changed_since_is_not_found(
    seats: Seats, room: Workshop, storage: Assessments, now: datetime
) -> None:
    for who in (1, 2, 3):
        join(seats, room, who, now)
    storage.save(key_of(1), "2026.1", {"name": ("Mitreden",)}, now + timedelta(minutes=1))
    storage.save(key_of(2), "2026.1", {"networks": ("member",)}, now)

    assert RecentSeats(storage.engine).changed_since(now + timedelta(seconds=1), LAST) == ()


def test_seats_are_there_until_their_answers_are_erased(
    seats: Seats, workshops: Workshops, room: Workshop, storage: Assessments, now: datetime
) -> None:
    next_door = open_next_door(workshops, now)
    for who, where in ((1, room), (2, room), (3, next_door)):
        join(seats, where, who, now)
    storage.erase(key_of(1))

    assert RecentSeats(storage.engine).there([room.id]) == {(room.id, 2)}
