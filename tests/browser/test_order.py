"""The running order on a wall, at a desk and on a phone."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import expect

from questionnaire.answers import Answers
from questionnaire.answers_file import read_answers
from questionnaire.texts import LANGUAGES, Language
from questionnaire.web.advisors import cookie_name
from questionnaire.web.links import fingerprint, new_link
from questionnaire.workshop import Invitation, new_code
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import house_of, sample_bytes

PEOPLE = 7
PARTS = ("", "/order", *(f"/order/{number}" for number in range(1, 8)))
LARGE = 28
both = pytest.mark.parametrize("language", LANGUAGES)


class Led:
    """A workshop with finished people, and the way to lead it."""

    def __init__(self, app: Flask) -> None:
        self.code, self.secret = new_code(), new_link()
        house = house_of(app)
        invitation = Invitation(self.code, "W" * 80, date(2026, 11, 30), "de")
        house.workshops.open(fingerprint(self.secret), invitation, house.now())
        answers = read_answers(house.catalogue, house.regions, sample_bytes("school-meals-uckermark"))
        for _ in range(PEOPLE):
            _take_a_seat(app, fingerprint(self.secret), answers)

    def open(self, reader: Reader, rest: str, language: Language) -> None:
        address = reader.site.replace("http:", "https:")
        cookie = {"name": cookie_name(self.code), "value": self.secret, "url": address, "secure": True}
        reader.page.context.add_cookies([cookie])  # type: ignore[list-item]
        reader.open(f"/{language}/workshop/{self.code}{rest}")
        assert reader.page.locator("h1").count() == 1


def _take_a_seat(app: Flask, led: bytes, answers: Answers) -> None:
    house, link = house_of(app), new_link()
    workshop = house.workshops.led_by(led, house.now())
    assert workshop is not None
    house.seats.join(workshop, fingerprint(link), house.catalogue.edition, house.now())
    house.storage.save(fingerprint(link), house.catalogue.edition, answers, house.now())


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


@both
def test_on_a_projector_the_wall_is_large_and_each_part_fits(
    new_reader: NewReader, led: Led, language: Language
) -> None:
    reader = new_reader(1280)
    reader.page.set_viewport_size({"width": 1280, "height": 720})

    for rest in PARTS[2:]:
        led.open(reader, rest, language)
        sizes = reader.page.locator("main > p:not(.kicker), main li, main td, main th").evaluate_all(
            "found => found.map(each => parseFloat(getComputedStyle(each).fontSize))"
        )
        assert min(sizes) >= LARGE, rest
        foot = reader.page.locator("main nav").evaluate("found => found.getBoundingClientRect().bottom")
        assert foot <= 720, rest


def test_what_is_unfolded_stays_so_and_keeps_the_focus_when_the_page_refreshes(
    reader: Reader, app: Flask, led: Led
) -> None:
    led.open(reader, "", "de")
    reader.page.locator("details summary").first.click()
    before = reader.page.locator("ul.seats li").count()

    answers = read_answers(
        house_of(app).catalogue, house_of(app).regions, sample_bytes("school-meals-uckermark")
    )
    _take_a_seat(app, fingerprint(led.secret), answers)

    reader.page.locator("ul.seats li").nth(before).wait_for()
    assert reader.page.locator("details").first.get_attribute("open") is not None
    expect(reader.page.locator("details summary").first).to_be_focused()
