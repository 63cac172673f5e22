"""What advisors and participants say to each other: consent, notes, whose seat it is."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import expect

from questionnaire.answers.file import read_answers
from questionnaire.web.links import fingerprint
from tests.browser.reader import NewReader, Reader
from tests.browser.test_order import Led
from tests.web.visitor import sample_bytes, services_of

WIDTHS = (390, 1280)


def sit_down(reader: Reader, app: Flask, code: str) -> str:
    """With everything answered; the link."""
    reader.open(f"/de/join/{code}")
    reader.page.click("main form button")
    link = reader.path.split("/")[2]
    services = services_of(app)
    edition = services.edition
    answers = read_answers(edition.catalogue, edition.regions, sample_bytes("school-meals-uckermark"))
    number = edition.catalogue.edition_number
    services.assessments.save(fingerprint(link), number, answers, services.now())
    return link


def test_consent_and_its_end_reach_the_advisors_page_by_themselves(new_reader: NewReader, app: Flask) -> None:
    led, advisor, phone = Led(app, people=0), new_reader(1280), new_reader(390)
    link = sit_down(phone, app, led.code)
    led.open(advisor, "", "de")
    phone.open(f"/de/{link}/plan")
    phone.page.locator("#steps .tick-box, .next .tick-box").first.click()
    expect(advisor.page.locator(".seats li")).to_have_count(1)
    assert advisor.page.locator(".seat-shared").count() == 0

    phone.page.click("#advisor button[value=yes]")
    expect(advisor.page.locator(".seat-shared")).to_contain_text("1 von")

    phone.page.click("#advisor button[value=no]")
    expect(advisor.page.locator(".seat-shared")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_the_advisor_and_the_question_whose_seat_it_is_are_for_every_eye(
    new_reader: NewReader, app: Flask, width: int
) -> None:
    led, tablet = Led(app, people=0, title="Gründungsabend"), new_reader(width)
    link = sit_down(tablet, app, led.code)
    services_of(app).progress_consents.give(fingerprint(link), services_of(app).now())
    led.open(tablet, "/seats/1", "de")
    tablet.page.fill("#note", "Im Januar anrufen: " + "Donaudampfschifffahrtsgesellschaft" * 3)
    tablet.page.click("#seat-note button.button:not(.quiet)")
    expect(tablet.page.locator(".seat-note")).to_contain_text("Im Januar anrufen")
    here = f"/de/workshop/{led.code}"

    faults: list[str] = []
    for path in (here, f"{here}/seats/1", f"{here}/leave", "/de/workshops/here", f"/de/join/{led.code}"):
        tablet.open(path)
        faults += tablet.accessibility_faults() + tablet.wider_than_the_window()

    assert faults == []
