"""The address of a calendar that follows: one for an assessment, renewed, revoked, erased with it."""

from __future__ import annotations

from datetime import datetime

import pytest

from questionnaire.storage import Assessments, CalendarFeed, CalendarFeeds
from tests.storage.databases import bytes_in
from tests.storage.people import MINE, saved

FIRST = CalendarFeed(b"1" * 32, "first")
SECOND = CalendarFeed(b"2" * 32, "second")


@pytest.fixture
def feeds(storage: Assessments, now: datetime) -> CalendarFeeds:
    saved(storage, now)
    return CalendarFeeds(storage.engine, storage.log)


def test_there_is_no_address_before_somebody_asks_for_one(feeds: CalendarFeeds) -> None:
    assert feeds.of(MINE) is None
    assert feeds.owner(FIRST.fingerprint) is None


def test_an_address_leads_to_whoever_asked_for_it(feeds: CalendarFeeds, now: datetime) -> None:
    assert feeds.renew(MINE, FIRST, now)

    assert feeds.owner(FIRST.fingerprint) == MINE
    assert feeds.of(MINE) == FIRST


def test_a_renewed_address_takes_the_place_of_the_old_one(feeds: CalendarFeeds, now: datetime) -> None:
    feeds.renew(MINE, FIRST, now)

    feeds.renew(MINE, SECOND, now)

    assert feeds.owner(FIRST.fingerprint) is None
    assert feeds.owner(SECOND.fingerprint) == MINE


def test_a_revoked_address_leads_nowhere(feeds: CalendarFeeds, now: datetime) -> None:
    feeds.renew(MINE, FIRST, now)

    feeds.revoke(MINE)

    assert feeds.owner(FIRST.fingerprint) is None


def test_an_address_is_erased_with_the_assessment(
    feeds: CalendarFeeds, storage: Assessments, now: datetime
) -> None:
    feeds.renew(MINE, FIRST, now)

    storage.erase(MINE)

    assert feeds.renew(MINE, SECOND, now) is False
    assert FIRST.fingerprint not in bytes_in(storage.engine)
