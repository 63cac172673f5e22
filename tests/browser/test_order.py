"""The running order on a wall, at a desk and on a phone."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import expect

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.texts import LANGUAGES, Language
from questionnaire.web.links import fingerprint, new_link
from questionnaire.web.workshop.advisors import advisor_cookie
from questionnaire.workshop.code import new_code
from questionnaire.workshop.workshop import Invitation
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import sample_bytes, services_of

PEOPLE = 7
LONG = "W" * 80
PARTS = ("", "/order", *(f"/order/{number}" for number in range(1, 8)))
LARGE = 28
PROJECTORS = ((1280, 720), (1366, 768), (1600, 900), (1920, 1080))
# What is outside of the window or of its table, lies upon the ways onward, or is too small to read.
BADLY_SHOWN = """large => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    const box = found => found.getBoundingClientRect();
    const words = [...document.querySelectorAll('main :is(h1, p:not([hidden]), li, th, td, dd):not(nav *)')];
    const above = box(document.querySelector('main nav')).top;
    const table = document.querySelector('table');
    const named = [...document.querySelectorAll('tbody th')];
    return [
        scrollWidth > clientWidth || scrollHeight > clientHeight ? `scrolls to ${scrollHeight}` : [],
        words.length < 2 ? 'says nothing' : [],
        words.filter(found => parseFloat(getComputedStyle(found).fontSize) < large)
            .map(found => 'small: ' + found.textContent),
        words.filter(found => box(found).bottom > above || box(found).right > clientWidth)
            .map(found => 'covered: ' + found.textContent),
        words.filter(found => table?.contains(found) && box(found).right > box(table).right + 1)
            .map(found => 'out of the table: ' + found.textContent),
        named.filter(found => box(found).height > 2 * parseFloat(getComputedStyle(found).fontSize))
            .map(found => 'broken: ' + found.textContent),
    ].flat();
}"""
both = pytest.mark.parametrize("language", LANGUAGES)


class Led:
    """A workshop with finished people, and the way to lead it."""

    def __init__(self, app: Flask, people: int = PEOPLE, title: str = LONG) -> None:
        self.code, self.secret = new_code(), new_link()
        services = services_of(app)
        invitation = Invitation(self.code, title, date(2026, 11, 30), "de")
        services.workshops.open(fingerprint(self.secret), invitation, services.now())
        for _ in range(people):
            self.finish(app)

    def finish(self, app: Flask) -> None:
        """One more takes a seat and answers everything."""
        services = services_of(app)
        answers = read_answers(
            services.edition.catalogue, services.edition.regions, sample_bytes("school-meals-uckermark")
        )
        _take_a_seat(app, fingerprint(self.secret), answers)

    def open(self, reader: Reader, rest: str, language: Language) -> None:
        address = reader.site.replace("http:", "https:")
        cookie = {
            "name": advisor_cookie(self.code).name,
            "value": self.secret,
            "url": address,
            "secure": True,
        }
        reader.page.context.add_cookies([cookie])  # type: ignore[list-item]
        reader.open(f"/{language}/workshop/{self.code}{rest}")
        assert reader.page.locator("h1").count() == 1


def _take_a_seat(app: Flask, led: bytes, answers: Answers) -> None:
    services, link = services_of(app), new_link()
    workshop = services.workshops.led_by(led, services.now())
    assert workshop is not None
    services.seats.join(
        workshop, fingerprint(link), services.edition.catalogue.edition_number, services.now()
    )
    services.assessments.save(
        fingerprint(link), services.edition.catalogue.edition_number, answers, services.now()
    )


@pytest.fixture(scope="module")
def led(app: Flask) -> Led:
    return Led(app)


@pytest.mark.parametrize("width", [390, 1280])
@both
def test_it_shuts_nobody_out(new_reader: NewReader, led: Led, language: Language, width: int) -> None:
    reader = new_reader(width)
    faults = []

    for rest in PARTS:
        led.open(reader, rest, language)
        reader.unfold()
        faults += reader.accessibility_faults()

    assert faults == [], "\n".join(faults)


@both
def test_it_never_scrolls_sideways(new_reader: NewReader, led: Led, language: Language) -> None:
    reader = new_reader(320)
    too_wide = []

    for rest in PARTS:
        led.open(reader, rest, language)
        reader.unfold()
        too_wide += reader.wider_than_the_window()

    assert too_wide == [], "\n".join(too_wide)


def parts(app: Flask) -> list[str]:
    """Each part, and the fourth with each exercise that can be there."""
    lessons = [lesson.id for lesson in services_of(app).edition.catalogue.lessons]
    return [*PARTS[2:], *(f"/order/4?exercise={lesson}" for lesson in lessons)]


@both
def test_on_a_projector_the_wall_is_large_and_each_part_fits(
    new_reader: NewReader, app: Flask, led: Led, language: Language
) -> None:
    reader, few = new_reader(1280), Led(app, people=3)
    faults = []

    for room, rest in [*((led, rest) for rest in parts(app)), (few, "/order/2"), (few, "/order/3")]:
        room.open(reader, rest, language)
        for width, height in PROJECTORS:
            reader.page.set_viewport_size({"width": width, "height": height})
            faults += [f"{rest} at {width}: {fault}" for fault in reader.page.evaluate(BADLY_SHOWN, LARGE)]

    assert faults == [], "\n".join(faults)


def test_what_is_unfolded_stays_so_and_keeps_the_focus_when_the_page_refreshes(
    reader: Reader, app: Flask, led: Led
) -> None:
    led.open(reader, "", "de")
    reader.page.locator("details summary").first.click()
    before = reader.page.locator("ul.seats li").count()

    led.finish(app)

    reader.page.locator("ul.seats li").nth(before).wait_for()
    assert reader.page.locator("details").first.get_attribute("open") is not None
    expect(reader.page.locator("details summary").first).to_be_focused()
