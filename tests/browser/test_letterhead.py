"""The page of an advisor's logo and words, for every window and every eye."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import expect

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader
from tests.browser.test_everybody import WIDTHS
from tests.browser.test_order import Led
from tests.report.images import picture

LONG = "Donaudampfschifffahrtsgesellschaft"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_logo_is_chosen_seen_and_refused_by_everybody(
    new_reader: NewReader, app: Flask, language: Language, width: int
) -> None:
    led, reader = Led(app, people=0), new_reader(width)
    led.open(reader, "/letterhead", language)
    page, logo = reader.page, {"name": "logo.png", "mimeType": "image/png", "buffer": picture((4000, 40))}
    faults = reader.accessibility_faults() + reader.wider_than_the_window()

    page.set_input_files("#logo", logo)  # type: ignore[arg-type]
    for field, words in (("logo_text", "Logo"), ("contact", LONG * 2), ("sentences", LONG * 5)):
        page.fill(f"#{field}", words)
    page.click("#letterhead .button:not(.quiet)")
    expect(page.locator("#preview img")).to_have_js_property("complete", True)
    faults += reader.accessibility_faults() + reader.wider_than_the_window()

    page.fill("#contact", LONG * 3)
    page.set_input_files("#logo", {**logo, "buffer": b"<svg/>"})  # type: ignore[arg-type]
    page.click("#letterhead .button:not(.quiet)")
    expect(page.locator(".summary a")).to_have_count(2)
    faults += reader.accessibility_faults() + reader.wider_than_the_window()

    assert faults == []
