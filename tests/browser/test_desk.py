"""The review desk, for every window and every eye."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import expect

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader
from tests.browser.test_everybody import WIDTHS
from tests.web.visitor import services_of

FACT = "facts.integreat_fee"
LONG = "https://donaudampfschifffahrtsgesellschaft.example.org/vergabe/" + "wertgrenzen" * 6


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_limit_is_corrected_and_a_fact_confirmed_by_everybody(
    new_reader: NewReader, app: Flask, language: Language, width: int
) -> None:
    reader, today = new_reader(width), services_of(app).today()
    page, faults = reader.page, list[str]()

    def look() -> None:
        faults.extend(reader.accessibility_faults() + reader.wider_than_the_window())

    reader.open(f"/{language}/desk/{services_of(app).desk_key.make()}")
    look()
    page.click("main form button")
    look()

    reader.open(f"/{language}/desk/entries/lands.SN/correct")
    page.fill("#direct", "viel")
    page.fill("#source1-address", LONG)
    page.click("#revision .actions button")
    expect(page.locator(".summary a")).to_have_count(5)
    look()

    page.fill("#direct", "15.000")
    page.fill("#source1-title", LONG)
    page.fill("#source1-dated", (today - timedelta(days=3)).isoformat())
    page.fill("#by", "AB")
    page.click("#revision .actions button")
    expect(page.locator("ins").first).to_be_visible()
    reader.unfold()
    look()

    reader.open(f"/{language}/desk/entries/{FACT}/confirm")
    page.fill("#by", "AB")
    look()
    page.click("#revision .actions button")
    page.click("#apply .actions button:first-child")
    expect(page.locator(".desk-history > li").first).to_be_visible()
    reader.unfold()
    look()

    assert faults == []
