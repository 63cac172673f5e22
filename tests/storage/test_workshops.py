"""Workshops: codes, seats and the advisor's secret."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from questionnaire.answers import Answers
from questionnaire.storage import Storage
from questionnaire.storage.log import WriteAheadLog
from questionnaire.storage.workshops import MOST_SEATS, Full, Workshops
from questionnaire.workshop import Invitation, Workshop
from tests.storage.conftest import KEEP_DAYS
from tests.storage.databases import bytes_in

SECRET, OTHER = b"s" * 32, b"o" * 32
ROOM = Invitation("ABCD2345", "Gründungswerkstatt Żary", date(2026, 11, 30), "de")


@pytest.fixture
def workshops(engine: Engine) -> Workshops:
    return Workshops(engine, KEEP_DAYS, WriteAheadLog(engine))


@pytest.fixture
def room(workshops: Workshops, now: datetime) -> Workshop:
    workshops.open(SECRET, ROOM, now)
    found = workshops.led_by(SECRET, now)
    assert found is not None
    return found


def join(workshops: Workshops, room: Workshop, who: int, now: datetime) -> int:
    return workshops.join(room, who.to_bytes(32, "big"), "2026.1", now)


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


def test_seats_are_numbered_in_the_order_of_joining(
    workshops: Workshops, room: Workshop, now: datetime
) -> None:
    assert [join(workshops, room, who, now) for who in range(3)] == [1, 2, 3]


def test_a_seat_is_an_assessment_like_any_other(
    workshops: Workshops, room: Workshop, storage: Storage, now: datetime
) -> None:
    join(workshops, room, 7, now)

    seat = workshops.seat_of((7).to_bytes(32, "big"), now)

    assert storage.find((7).to_bytes(32, "big"), now) is not None
    assert seat is not None and (seat.number, seat.workshop.invitation) == (1, ROOM)


def test_who_came_without_a_code_has_no_seat(workshops: Workshops, storage: Storage, now: datetime) -> None:
    storage.create(OTHER, "2026.1", Answers(), now)

    assert workshops.seat_of(OTHER, now) is None


def test_the_advisor_sees_each_seats_answers(
    workshops: Workshops, room: Workshop, storage: Storage, now: datetime
) -> None:
    for who in range(2):
        join(workshops, room, who, now)
    storage.save((1).to_bytes(32, "big"), "2026.1", {"networks": ("member",), "name": ("Łódź e.V.",)}, now)

    sheets = workshops.sheets(room.id)

    assert [(sheet.number, dict(sheet.answers)) for sheet in sheets] == [
        (1, {}),
        (2, {"networks": ("member",), "name": ("Łódź e.V.",)}),
    ]


def test_two_workshops_never_see_each_other(workshops: Workshops, room: Workshop, now: datetime) -> None:
    workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", ROOM.day, "en"), now)
    next_door = workshops.led_by(OTHER, now)
    assert next_door is not None
    join(workshops, room, 1, now)

    assert join(workshops, next_door, 2, now) == 1
    assert [len(workshops.sheets(each.id)) for each in (room, next_door)] == [1, 1]


def test_an_erased_seats_number_is_not_given_again(
    workshops: Workshops, room: Workshop, storage: Storage, now: datetime
) -> None:
    join(workshops, room, 1, now)
    storage.erase((1).to_bytes(32, "big"))

    assert join(workshops, room, 2, now) == 2
    assert [sheet.number for sheet in workshops.sheets(room.id)] == [2]


def test_eight_who_join_at_once_get_eight_numbers(
    workshops: Workshops, room: Workshop, now: datetime
) -> None:
    with ThreadPoolExecutor(8) as phones:
        numbers = list(phones.map(lambda who: join(workshops, room, who, now), range(8)))

    assert sorted(numbers) == list(range(1, 9))


def test_who_joins_again_with_the_same_key_keeps_the_seat(
    workshops: Workshops, room: Workshop, now: datetime
) -> None:
    with ThreadPoolExecutor(4) as clicks:
        numbers = set(clicks.map(lambda _: join(workshops, room, 1, now), range(4)))

    assert numbers == {1}
    assert join(workshops, room, 2, now) == 2


def test_a_seat_leads_to_its_own_answers(workshops: Workshops, room: Workshop, now: datetime) -> None:
    join(workshops, room, 1, now)
    join(workshops, room, 2, now)

    assert workshops.fingerprint_of_seat(room.id, 2, now) == (2).to_bytes(32, "big")
    assert workshops.fingerprint_of_seat(room.id, 3, now) is None


def test_a_seats_number_leads_into_no_other_workshop(
    workshops: Workshops, room: Workshop, now: datetime
) -> None:
    workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", ROOM.day, "en"), now)
    next_door = workshops.led_by(OTHER, now)
    assert next_door is not None
    join(workshops, next_door, 1, now)

    assert workshops.fingerprint_of_seat(room.id, 1, now) is None
    assert workshops.fingerprint_of_seat(next_door.id, 1, now) == (1).to_bytes(32, "big")


def test_an_expired_seat_cannot_be_written(workshops: Workshops, room: Workshop, now: datetime) -> None:
    join(workshops, room, 1, now)

    assert workshops.fingerprint_of_seat(room.id, 1, now + timedelta(days=KEEP_DAYS, seconds=1)) is None


def test_nobody_joins_a_closed_workshop(workshops: Workshops, room: Workshop, now: datetime) -> None:
    workshops.close(room.id)

    with pytest.raises(Full):
        join(workshops, room, 1, now)


def test_a_workshop_has_an_end_of_seats(
    workshops: Workshops, room: Workshop, engine: Engine, now: datetime
) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE workshops SET seats_given = ?", (MOST_SEATS,))

    with pytest.raises(Full):
        join(workshops, room, 1, now)


def test_after_rotating_the_old_secret_leads_nowhere(
    workshops: Workshops, room: Workshop, now: datetime
) -> None:
    workshops.rotate(room.id, OTHER)

    assert workshops.led_by(SECRET, now) is None
    assert workshops.led_by(OTHER, now) == room


def test_erasing_a_workshop_leaves_the_participants_their_answers(
    workshops: Workshops, room: Workshop, storage: Storage, now: datetime
) -> None:
    join(workshops, room, 1, now)

    workshops.erase(room.id)

    assert workshops.called("ABCD2345", now) is None
    assert storage.find((1).to_bytes(32, "big"), now) is not None


def test_an_erased_workshop_leaves_nothing_in_any_file(
    workshops: Workshops, room: Workshop, folder: Path
) -> None:
    assert ROOM.title.encode() in bytes_in(folder)

    workshops.erase(room.id)

    assert ROOM.title.encode() not in bytes_in(folder)


def test_what_has_expired_is_erased_and_counted(workshops: Workshops, room: Workshop, now: datetime) -> None:
    too_early = workshops.erase_expired(now + timedelta(days=KEEP_DAYS))
    gone = workshops.erase_expired(now + timedelta(days=KEEP_DAYS + 1))

    assert (too_early, gone, workshops.called(ROOM.code, now)) == (0, 1, None)


def test_after_its_time_a_workshop_is_gone(workshops: Workshops, room: Workshop, now: datetime) -> None:
    later = now + timedelta(days=KEEP_DAYS, seconds=1)

    assert workshops.called("ABCD2345", later) is None
    assert workshops.led_by(SECRET, later) is None
