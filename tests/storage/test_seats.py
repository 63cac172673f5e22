"""Seats: who joins, who sees what, and what happens when answers go."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments, Seats, Workshops
from questionnaire.storage.seats import MOST_SEATS, WorkshopFull
from questionnaire.workshop.workshop import Invitation, Workshop
from tests.storage.conftest import KEEP_DAYS
from tests.storage.rooms import OTHER, ROOM, join, key_of


def test_seats_are_numbered_in_the_order_of_joining(seats: Seats, room: Workshop, now: datetime) -> None:
    assert [join(seats, room, who, now) for who in range(3)] == [1, 2, 3]


def test_a_seat_is_an_assessment_like_any_other(
    seats: Seats, room: Workshop, storage: Assessments, now: datetime
) -> None:
    join(seats, room, 7, now)

    seat = seats.seat_of(key_of(7), now)

    assert storage.find(key_of(7), now) is not None
    assert seat is not None and (seat.number, seat.workshop.invitation) == (1, ROOM)


def test_who_came_without_a_code_has_no_seat(seats: Seats, storage: Assessments, now: datetime) -> None:
    storage.create(OTHER, "2026.1", Answers(), now)

    assert seats.seat_of(OTHER, now) is None


def test_the_advisor_sees_each_seats_answers(
    seats: Seats, room: Workshop, storage: Assessments, now: datetime
) -> None:
    for who in range(2):
        join(seats, room, who, now)
    storage.save(key_of(1), "2026.1", {"networks": ("member",), "name": ("Łódź e.V.",)}, now)

    sheets = seats.answers(room.id, now)

    assert [(sheet.number, dict(sheet.answers)) for sheet in sheets] == [
        (1, {}),
        (2, {"networks": ("member",), "name": ("Łódź e.V.",)}),
    ]


def test_two_workshops_never_see_each_other(
    workshops: Workshops, seats: Seats, room: Workshop, now: datetime
) -> None:
    workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", ROOM.day, "en"), now)
    next_door = workshops.led_by(OTHER, now)
    assert next_door is not None
    join(seats, room, 1, now)

    assert join(seats, next_door, 2, now) == 1
    assert [len(seats.answers(each.id, now)) for each in (room, next_door)] == [1, 1]


def test_an_erased_seats_number_is_not_given_again(
    seats: Seats, room: Workshop, storage: Assessments, now: datetime
) -> None:
    join(seats, room, 1, now)
    storage.erase(key_of(1))

    assert join(seats, room, 2, now) == 2
    assert [sheet.number for sheet in seats.answers(room.id, now)] == [2]


def test_eight_who_join_at_once_get_eight_numbers(seats: Seats, room: Workshop, now: datetime) -> None:
    with ThreadPoolExecutor(8) as phones:
        numbers = list(phones.map(lambda who: join(seats, room, who, now), range(8)))

    assert sorted(numbers) == list(range(1, 9))


def test_who_joins_again_with_the_same_key_keeps_the_seat(
    seats: Seats, room: Workshop, now: datetime
) -> None:
    with ThreadPoolExecutor(4) as clicks:
        numbers = set(clicks.map(lambda _: join(seats, room, 1, now), range(4)))

    assert numbers == {1}
    assert join(seats, room, 2, now) == 2


def test_seats_are_there_as_long_as_their_answers_are_kept(
    workshops: Workshops, seats: Seats, room: Workshop, now: datetime
) -> None:
    workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", ROOM.day, "en"), now)
    next_door = workshops.led_by(OTHER, now)
    assert next_door is not None
    for who in range(3):
        join(seats, room, who, now)
    later = now + timedelta(days=KEEP_DAYS, seconds=1)

    found = [seats.answers(room.id, now), seats.answers(next_door.id, now), seats.answers(room.id, later)]
    assert [len(sheets) for sheets in found] == [3, 0, 0]


def test_a_seat_leads_to_its_own_answers(seats: Seats, room: Workshop, now: datetime) -> None:
    join(seats, room, 1, now)
    join(seats, room, 2, now)

    assert seats.fingerprint_of_seat(room.id, 2, now) == key_of(2)
    assert seats.fingerprint_of_seat(room.id, 3, now) is None


def test_a_seats_number_leads_into_no_other_workshop(
    workshops: Workshops, seats: Seats, room: Workshop, now: datetime
) -> None:
    workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", ROOM.day, "en"), now)
    next_door = workshops.led_by(OTHER, now)
    assert next_door is not None
    join(seats, next_door, 1, now)

    assert seats.fingerprint_of_seat(room.id, 1, now) is None
    assert seats.fingerprint_of_seat(next_door.id, 1, now) == key_of(1)


def test_an_expired_seat_cannot_be_written(seats: Seats, room: Workshop, now: datetime) -> None:
    join(seats, room, 1, now)

    assert seats.fingerprint_of_seat(room.id, 1, now + timedelta(days=KEEP_DAYS, seconds=1)) is None


def test_nobody_joins_a_closed_workshop(
    workshops: Workshops, seats: Seats, room: Workshop, now: datetime
) -> None:
    workshops.close(room.id)

    with pytest.raises(WorkshopFull):
        join(seats, room, 1, now)


def test_a_workshop_has_an_end_of_seats(seats: Seats, room: Workshop, now: datetime) -> None:
    for who in range(MOST_SEATS):
        join(seats, room, who, now)

    with pytest.raises(WorkshopFull):
        join(seats, room, MOST_SEATS, now)


def test_removing_empty_seats_makes_room_again_and_no_number_comes_twice(
    seats: Seats, room: Workshop, now: datetime
) -> None:
    for who in range(MOST_SEATS):
        join(seats, room, who, now)

    seats.remove_empty(room.id, untouched_since=now)

    assert seats.answers(room.id, now) == ()
    assert join(seats, room, MOST_SEATS, now) == MOST_SEATS + 1


def test_neither_answers_nor_those_who_have_just_come_are_removed(
    seats: Seats, room: Workshop, storage: Assessments, now: datetime
) -> None:
    for who, minutes in ((1, 0), (2, 0), (3, 9)):
        join(seats, room, who, now + timedelta(minutes=minutes))
    storage.save(key_of(1), "2026.1", {"networks": ("member",)}, now)

    seats.remove_empty(room.id, untouched_since=now + timedelta(minutes=8))

    assert [sheet.number for sheet in seats.answers(room.id, now)] == [1, 3]


def test_removing_empty_seats_touches_no_other_workshop_and_nobody_without_one(
    workshops: Workshops, seats: Seats, room: Workshop, storage: Assessments, now: datetime
) -> None:
    workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", ROOM.day, "en"), now)
    next_door = workshops.led_by(OTHER, now)
    assert next_door is not None
    join(seats, next_door, 1, now)
    storage.create(key_of(2), "2026.1", Answers(), now)

    seats.remove_empty(room.id, untouched_since=now)

    assert len(seats.answers(next_door.id, now)) == 1
    assert storage.find(key_of(2), now) is not None


def test_after_their_time_nobody_sees_a_seats_answers(
    seats: Seats, room: Workshop, storage: Assessments, now: datetime
) -> None:
    join(seats, room, 1, now)
    join(seats, room, 2, now)
    storage.save(key_of(2), "2026.1", {"networks": ("member",)}, now + timedelta(days=1))

    later = now + timedelta(days=KEEP_DAYS, seconds=1)

    assert [sheet.number for sheet in seats.answers(room.id, later)] == [2]
