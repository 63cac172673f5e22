"""The advisor's page keeps itself fresh: over a bad line, and without taking away what is being read."""

from __future__ import annotations

from flask import Flask
from playwright.sync_api import Page, Route, expect

from tests.browser.reader import NewReader, Reader
from tests.web.visitor import services_of
from tests.web.workshop.test_workshop import finish, phone, sit_down


def lead(reader: Reader) -> str:
    """Opens a workshop and gives its code."""
    reader.open("/de/workshops")
    reader.page.fill("#title", "Gründungsabend")
    reader.page.locator("main form button").click()
    reader.page.locator("main form button").click()
    reader.page.wait_for_url("**/workshop/*")
    reader.wait_for_fonts()
    return reader.path.rsplit("/", 1)[1]


def top_of(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"]


def test_a_broken_line_is_told_and_following_goes_on_by_itself(reader: Reader, app: Flask) -> None:
    broken: list[Route] = []

    def breaks_once(asked: Route) -> None:
        asked.continue_() if broken else asked.abort("aborted")
        broken.append(asked)

    reader.page.route("**/seats", breaks_once)
    code = lead(reader)

    expect(reader.page.locator("#lost")).to_be_visible()
    sit_down(phone(app), code)

    expect(reader.page.locator(".seats li")).to_have_count(1)
    expect(reader.page.locator("#lost")).to_be_hidden()


def test_what_is_being_read_stays_where_it_is_when_the_fifth_finishes(reader: Reader, app: Flask) -> None:
    code = lead(reader)
    people = [phone(app) for _ in range(5)]
    places = [sit_down(person, code) for person in people]
    for person, place in zip(people[:4], places, strict=False):
        finish(person, place)
    expect(reader.page.locator(".seats .ready")).to_have_count(4)
    reader.page.locator("#order-title").scroll_into_view_if_needed()
    reader.page.evaluate("() => document.getElementById('order-title').scrollIntoView()")
    before = top_of(reader.page, "#order-title")

    finish(people[4], places[4])
    expect(reader.page.locator(".seats .ready")).to_have_count(5)

    assert abs(top_of(reader.page, "#order-title") - before) <= 2
    assert reader.page.locator("#follow table").count() == 1


def test_an_erased_workshop_says_so_instead_of_showing_old_seats(new_reader: NewReader, app: Flask) -> None:
    reader = new_reader()
    code = lead(reader)
    services = services_of(app)
    found = services.workshops.called(code, services.now())
    assert found is not None

    services.workshops.erase(found.id)

    expect(reader.page.locator("h1")).to_have_text("Diese Seite öffnet sich mit Eurem geheimen Link")
    assert reader.complaints == [f"404: {reader.site}/de/workshop/{code}/seats"]
    reader.complaints.clear()
