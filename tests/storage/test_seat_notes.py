"""Notes on seats: the advisor's own, gone with the workshop and with the seat."""

from __future__ import annotations

from datetime import datetime

import pytest

from questionnaire.storage import Assessments, SeatNotes, Seats, Workshops
from questionnaire.workshop.workshop import Workshop
from tests.storage.databases import bytes_in
from tests.storage.rooms import join, key_of, open_next_door

NOTE = "Ruft im Januar Frau Żółć zurück"


@pytest.fixture
def notes(storage: Assessments) -> SeatNotes:
    return SeatNotes(storage.engine, storage.log)


def test_a_note_stays_with_its_seat_until_it_is_changed_or_emptied(
    notes: SeatNotes, seats: Seats, room: Workshop, now: datetime
) -> None:
    first, second = (join(seats, room, who, now) for who in (1, 2))

    assert notes.save(room.id, first, "alt") and notes.save(room.id, first, NOTE)
    assert notes.save(room.id, second, "weg") and notes.save(room.id, second, "")

    assert notes.of(room.id) == {first: NOTE}


def test_there_is_no_note_on_a_seat_that_nobody_took(notes: SeatNotes, room: Workshop) -> None:
    assert not notes.save(room.id, 1, NOTE)
    assert notes.of(room.id) == {}


@pytest.fixture
def noted(notes: SeatNotes, seats: Seats, room: Workshop, now: datetime) -> Workshop:
    """With a note on its only seat."""
    notes.save(room.id, join(seats, room, 1, now), NOTE)
    return room


def test_a_workshop_next_door_has_none_of_these_notes(
    notes: SeatNotes, noted: Workshop, workshops: Workshops, seats: Seats, now: datetime
) -> None:
    next_door = open_next_door(workshops, now)
    number = join(seats, next_door, 2, now)

    assert notes.of(next_door.id) == {}

    notes.save(next_door.id, number, "nebenan")
    assert notes.of(noted.id) == {number: NOTE}


def test_with_the_workshop_its_notes_are_gone(workshops: Workshops, noted: Workshop) -> None:
    assert NOTE.encode() in bytes_in(workshops.engine)

    workshops.erase(noted.id)

    assert NOTE.encode() not in bytes_in(workshops.engine)


def test_with_the_answers_of_a_seat_the_note_on_it_is_gone(
    notes: SeatNotes, noted: Workshop, storage: Assessments
) -> None:
    storage.erase(key_of(1))

    assert (notes.of(noted.id), NOTE.encode() in bytes_in(storage.engine)) == ({}, False)
