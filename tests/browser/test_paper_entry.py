"""Sheets of paper typed off: ten fingers, no mouse; and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader, Reader

# A key for each of 29 choices, two letters for two fields, three for the quarter, one for the seat, and Enter
# after the seat, words, letters, the quarter, for the line without a place, and to save.
KEYS_BESIDE_WORDS = 43
NAME, SENTENCE, PLACE = "MittagsTisch", "Wir kochen in Schulen.", "Landkreis Uckermark"


def lead(reader: Reader, language: Language = "de") -> None:
    """Opens a workshop and goes to its page for sheets."""
    reader.open(f"/{language}/workshops")
    page = reader.page
    page.locator("#title").fill("Werkstatt")
    page.locator("#day").fill("2026-11-30")
    page.locator("input[value=de]").check(force=True)
    page.locator("form.invite button").click()
    page.locator("main form button").click()
    page.locator("a[href$='/paper']").click()
    # The field has the focus before the script has the keys.
    page.wait_for_url("**/paper")
    expect(page.locator("#seat")).to_be_focused()


class Keyboard:
    """Counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)


def type_sheet(page: Page) -> int:
    """A whole sheet; the number of keys beside the words."""
    keyboard = Keyboard(page)
    keyboard.press("0", "Enter")
    for words in (NAME, SENTENCE):
        keyboard.write(words)
        keyboard.press("Enter")
    keyboard.press("a", "c", "Enter", *"335121")
    keyboard.write(PLACE)
    keyboard.press("Enter", "Enter", *"327", "Enter", "1")
    keyboard.press(*"1234123412341234123412")
    expect(page.locator("#save")).to_be_focused()
    keyboard.press("Enter")
    return keyboard.pressed


def test_a_sheet_is_typed_without_a_mouse_and_the_next_is_ready(reader: Reader) -> None:
    lead(reader)

    pressed = type_sheet(reader.page)

    saved = reader.page.locator(".sheet-saved")
    expect(saved).to_contain_text(re.compile(r"Platz 1 · \w+ gespeichert"))
    expect(saved).to_contain_text("34 von 35 beantwortet")
    expect(reader.page.locator("#seat")).to_be_focused()
    expect(reader.page.locator("#seat")).to_have_value("")
    assert pressed <= KEYS_BESIDE_WORDS


def test_each_key_says_what_it_stands_for_and_backspace_goes_back(reader: Reader) -> None:
    lead(reader)
    page = reader.page
    page.locator("#form").focus()

    page.keyboard.press("3")
    expect(page.locator("output[for=form]")).to_have_text("Essen oder Lebensmittel")
    expect(page.locator("#yearly_price")).to_be_focused()
    page.keyboard.press("Backspace")
    expect(page.locator("#form")).to_be_focused()
    page.keyboard.press("1")

    expect(page.locator("output[for=form]")).to_have_text("Digitales Produkt oder App")
    expect(page.locator("#form")).to_have_value("1")


def test_a_wrong_key_goes_nowhere_and_the_next_one_takes_its_place(reader: Reader) -> None:
    lead(reader)
    page = reader.page
    page.locator("#form").focus()

    page.keyboard.press("8")
    expect(page.locator("#form")).to_be_focused()
    expect(page.locator("output[for=form]")).to_be_empty()
    page.keyboard.press("2")

    expect(page.locator("#form")).to_have_value("2")
    expect(page.locator("#yearly_price")).to_be_focused()


def test_after_an_error_the_first_wrong_line_is_ready(reader: Reader) -> None:
    lead(reader)
    page = reader.page
    page.locator("#seat").fill("0")
    page.locator("#fields").fill("AX")
    page.locator("#save").press("Enter")

    expect(page.locator("#fields-problem")).to_contain_text("„X“ passt hier nicht")
    expect(page.locator("#fields")).to_be_focused()
    expect(page.locator("#fields")).to_have_value("AX")


@pytest.mark.parametrize("width", [320, 1280])
def test_without_javascript_the_same_page_is_a_form(new_reader: NewReader, width: int) -> None:
    reader = new_reader(width, javascript=False, fonts=False)
    lead(reader)
    page = reader.page
    page.locator("#seat").fill("0")
    page.locator("#fields").fill("a c")
    page.locator("#target").fill(PLACE)
    page.locator("#start").fill("3 27")
    page.locator("#named_contacts").fill("4")

    page.locator("#named_contacts").press("Enter")

    expect(page.locator(".sheet-saved")).to_contain_text("4 von 35 beantwortet")
    assert reader.wider_than_the_window() == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shuts_nobody_out(new_reader: NewReader, language: Language, width: int) -> None:
    reader = new_reader(width)
    lead(reader, language)
    faults = reader.accessibility_faults()
    page = reader.page
    page.locator("#seat").fill("7")
    page.locator("#form").fill("9")
    page.locator("#target").fill("Neustadt")
    page.locator("#save").press("Enter")
    expect(page.locator("section.summary")).to_be_visible()
    faults += reader.accessibility_faults()
    page.locator("#seat").fill("0")
    page.locator("#form").fill("1")
    page.locator("#target").fill("9")
    page.locator("#save").press("Enter")
    expect(page.locator(".sheet-saved")).to_be_visible()
    reader.unfold()
    faults += reader.accessibility_faults()
    page.locator(".kicker a").click()
    faults += reader.accessibility_faults()

    assert faults == [], "\n".join(faults)
