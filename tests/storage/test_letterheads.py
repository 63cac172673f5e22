"""Letterheads: one for each workshop, gone with it."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from questionnaire.storage import Assessments, Letterheads, Workshops
from questionnaire.workshop.letterhead import Letterhead
from questionnaire.workshop.workshop import Workshop
from tests.storage.conftest import KEEP_DAYS
from tests.storage.databases import bytes_in
from tests.storage.rooms import open_next_door
from tests.storage.test_erasing_by_time import Machine

CONTACT = "Gründungszentrum Żary · Frau Żółć"
WHOLE = Letterhead(
    language="de", contact=CONTACT, sentences="Wir helfen.", logo=b"\x89PNG\x00\xff", logo_text="Logo"
)


@pytest.fixture
def letterheads(storage: Assessments) -> Letterheads:
    return Letterheads(storage.engine, storage.log)


def test_a_letterhead_stays_until_another_takes_its_place(letterheads: Letterheads, room: Workshop) -> None:
    letterheads.save(room.id, Letterhead(language="de", contact="alt", logo=b"alt", logo_text="alt"))
    letterheads.save(room.id, WHOLE)

    assert letterheads.of(room.id) == WHOLE


def test_an_empty_one_takes_it_away(letterheads: Letterheads, room: Workshop) -> None:
    letterheads.save(room.id, WHOLE)

    letterheads.save(room.id, Letterhead(language="de", logo_text="Logo"))

    assert letterheads.of(room.id) is None


def test_it_speaks_its_workshops_language_and_the_one_next_door_has_its_own(
    letterheads: Letterheads, workshops: Workshops, room: Workshop, now: datetime
) -> None:
    next_door = open_next_door(workshops, now)
    letterheads.save(next_door.id, WHOLE)

    found = letterheads.of(next_door.id)

    assert found and found.language == next_door.invitation.language == "en"
    assert letterheads.of(room.id) is None


def test_a_workshop_that_is_gone_gets_none(
    letterheads: Letterheads, workshops: Workshops, room: Workshop
) -> None:
    workshops.erase(room.id)

    letterheads.save(room.id, WHOLE)

    assert letterheads.of(room.id) is None


def test_with_the_workshop_its_letterhead_is_gone(
    letterheads: Letterheads, workshops: Workshops, room: Workshop
) -> None:
    letterheads.save(room.id, WHOLE)
    assert CONTACT.encode() in bytes_in(workshops.engine)

    workshops.erase(room.id)

    assert [part in bytes_in(workshops.engine) for part in (CONTACT.encode(), WHOLE.logo)] == [False, False]


def test_when_the_workshops_time_is_up_its_letterhead_is_gone_too(
    letterheads: Letterheads, storage: Assessments, room: Workshop, now: datetime
) -> None:
    letterheads.save(room.id, replace(WHOLE, logo=b"drawn" * 20_000))

    Machine(storage, now).runs_daily(KEEP_DAYS + 2)

    assert letterheads.of(room.id) is None
    assert [part in bytes_in(storage.engine) for part in (CONTACT.encode(), b"drawn")] == [False, False]
