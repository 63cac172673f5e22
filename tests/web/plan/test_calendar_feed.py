"""A calendar that follows: its address, what it says, and when it stops."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

import icalendar
import pytest
from msgspec.structs import replace
from sqlalchemy import text

from questionnaire.texts import LANGUAGES, Language
from questionnaire.web.plan.calendar_feed import MOST_A_MINUTE
from tests.web.markup import words
from tests.web.plan.test_ticks import DONE, SCHOOL_MEALS, say
from tests.web.visitor import Journey, Page, Visitor, services_of


def press(journey: Journey, go: str) -> Page:
    return journey.visitor.post(journey.path("calendar"), {"token": journey.token, "go": go})


def address(journey: Journey) -> str:
    return words(journey.get("calendar").one("p[@id='feed-address']"))


def subscribed(journey: Journey) -> str:
    """The path of the feed, newly given."""
    press(journey, "renew")
    return urlsplit(address(journey)).path


def entries(file: Page) -> dict[str, str]:
    """Titles by UID."""
    events = icalendar.Calendar.from_ical(file.body).walk("VEVENT")
    return {str(event["uid"]): str(event["summary"]) for event in events}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_is_given_on_request_and_holds_the_steps_and_the_second_look(
    visitor: Visitor, language: Language
) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)
    assert "feed/" not in journey.get("calendar").words

    file = visitor.get(subscribed(journey))

    second_look = {"de": "Ein zweiter Blick auf Euren Plan", "en": "A second look at your plan"}
    assert (file.status, file.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert second_look[language] in entries(file).values()
    assert b"BEGIN:VALARM" in file.body


def test_the_address_says_webcal_and_can_be_read_again(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    press(journey, "renew")
    links = [link.get("href", "") for link in journey.get("calendar").every("a")]

    assert [link for link in links if link.startswith("webcal://")] == [
        "webcal://" + address(journey).partition("://")[2]
    ]


def test_a_feed_says_no_answer_no_name_and_no_way_to_the_plan(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    name, place = journey.saved()["name"], "Uckermark"
    assert place in journey.get("plan.ics").body.decode()

    body = visitor.get(subscribed(journey)).body.replace(b"\r\n ", b"").decode()

    assert name
    assert [word for word in (str(name), place, journey.link) if word in body] == []
    events = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert [event["summary"] for event in events if "description" in event] == []


def test_done_and_dropped_steps_vanish_and_the_others_keep_their_ids(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    feed = subscribed(journey)
    before = entries(visitor.get(feed))

    say(journey, "level_check", **DONE)
    say(journey, "funding_scan", go="drop")

    after = entries(visitor.get(feed))
    assert after.keys() < before.keys() and len(after) == len(before) - 2


def test_two_enterprises_in_one_calendar_do_not_meet(visitor: Visitor) -> None:
    mine, yours = visitor.bring(SCHOOL_MEALS), visitor.bring(SCHOOL_MEALS)

    files = [visitor.get(subscribed(mine)), visitor.get(subscribed(yours))]
    downloads = [mine.get("plan.ics"), yours.get("plan.ics")]

    assert entries(files[0]).keys().isdisjoint(entries(files[1]))
    assert entries(downloads[0]).keys().isdisjoint(entries(downloads[1]))
    assert entries(files[0]).keys() == entries(downloads[0]).keys()


def test_nothing_is_sent_again_where_nothing_has_changed(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    feed = subscribed(journey)
    tag = visitor.get(feed).headers["ETag"]

    same = visitor.get(feed, headers={"If-None-Match": tag})
    say(journey, "level_check", **DONE)
    changed = visitor.get(feed, headers={"If-None-Match": tag})

    assert (same.status, same.body, changed.status) == (304, b"", 200)
    assert "no-store" not in same.headers["Cache-Control"] + changed.headers["Cache-Control"]


def a_minute_passes(visitor: Visitor) -> None:
    with services_of(visitor.app).assessments.engine.begin() as connection:
        connection.execute(text("UPDATE assessments SET changed_at = changed_at - 60"))


def versions(file: Page) -> set[tuple[datetime, int]]:
    events = icalendar.Calendar.from_ical(file.body).walk("VEVENT")
    return {(event.decoded("dtstamp"), int(str(event["sequence"]))) for event in events}


def test_a_change_on_the_same_day_makes_a_later_version_of_file_and_feed(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    ways = [journey.path("plan.ics"), subscribed(journey)]
    a_minute_passes(visitor)
    before, again = ([visitor.get(way) for way in ways] for _ in range(2))

    journey.send(3, {"named_contacts": "nobody"}, go="stay")

    after = [visitor.get(way) for way in ways]
    assert [file.body for file in before] == [file.body for file in again]
    for old, new in zip(before, after, strict=True):
        assert max(versions(old)) < min(versions(new))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("go", ["renew", "revoke"])
def test_an_old_address_says_that_it_follows_nothing(visitor: Visitor, go: str, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)
    old = subscribed(journey)

    press(journey, go)

    page = visitor.get(old)
    said = {"de": "Dieser Kalender folgt keinem Plan mehr", "en": "This calendar no longer follows anything"}
    assert (page.status, page.heading) == (404, said[language])


@pytest.mark.parametrize("token", ["x", "a" * 32, "ä" * 32, "%00", "." * 40])
def test_an_address_that_was_never_given_is_not_found(visitor: Visitor, token: str) -> None:
    assert visitor.get(f"/en/feed/{token}.ics").status == 404


def test_erasing_everything_ends_the_feed(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    feed = subscribed(journey)

    journey.erase()

    assert visitor.get(feed).status == 404


def test_whoever_guesses_addresses_is_asked_to_wait(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    feed = subscribed(journey)
    statuses = [visitor.get("/en/feed/nobody.ics").status for _ in range(MOST_A_MINUTE + 1)]

    assert statuses == [404] * MOST_A_MINUTE + [429]
    refused = visitor.get("/en/feed/nobody.ics")
    assert (refused.heading, refused.headers["Retry-After"]) == ("Too many wrong calendar addresses", "60")
    assert visitor.get(feed).status == 200


def test_the_feed_is_no_key_to_the_plan(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    token = subscribed(journey).split("/")[-1].removesuffix(".ics")

    assert visitor.get(f"/en/{token}/plan").status == 404


def test_a_feed_is_switched_only_from_its_own_page(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    answer = visitor.post(journey.path("calendar"), {"token": "0", "go": "renew"})

    assert answer.status == 403


def test_after_a_new_server_key_the_address_is_no_longer_shown_but_still_follows(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    feed = subscribed(journey)
    services = services_of(visitor.app)
    services.settings = replace(services.settings, secret_key="n" * 32)

    page = journey.get("calendar")

    assert "we cannot show it any more" in page.words
    assert visitor.get(feed).status == 200


def test_the_downloaded_file_says_the_sites_public_address_and_no_link(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    body = journey.get("plan.ics").body.replace(b"\r\n ", b"").decode()

    assert "URL:http://" in body
    assert journey.link not in body
