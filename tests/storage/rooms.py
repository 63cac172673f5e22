"""A workshop and those who join it."""

from __future__ import annotations

from datetime import date, datetime

from questionnaire.storage import Seats, Workshops
from questionnaire.workshop.workshop import Invitation, Workshop

SECRET, OTHER = b"s" * 32, b"o" * 32
ROOM = Invitation("ABCD2345", "Gründungswerkstatt Żary", date(2026, 11, 30), "de")


def key_of(who: int) -> bytes:
    return who.to_bytes(32, "big")


def join(seats: Seats, room: Workshop, who: int, now: datetime) -> int:
    return seats.join(room, key_of(who), "2026.1", now)


def open_next_door(workshops: Workshops, now: datetime) -> Workshop:
    """Another advisor's workshop."""
    workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", ROOM.day, "en"), now)
    found = workshops.led_by(OTHER, now)
    assert found is not None
    return found
