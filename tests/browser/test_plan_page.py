"""The plan's page: short until one opens something, everything in reach, and whole on paper."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import SAMPLE_NAMES, Journey, Visitor, sample_bytes

PHONE = 390
SCREEN = 844
WIDTHS = (PHONE, 768, 1280)
# Stops of the keyboard that lie under the bar or outside of the window.
OUT_OF_SIGHT = """() => {
    const stop = document.activeElement, bar = document.querySelector('.contents');
    if (stop === document.body || bar.contains(stop)) return [];
    const { top, bottom } = stop.getBoundingClientRect();
    const floor = bar.querySelector('.bar').getBoundingClientRect().top;
    return top < 0 || bottom > floor ? [stop.outerHTML.slice(0, 80)] : [];
}"""
# What looks like a box to tick: a square drawn beside words.
SQUARES = """() => [...document.querySelectorAll('main *')].filter(found => {
    const { content, width, height, borderTopStyle } = getComputedStyle(found, '::before');
    return content !== 'none' && width === height && parseFloat(width) > 15 && borderTopStyle === 'solid';
}).map(found => found.textContent.trim().slice(0, 40))"""
UNSEEN = """() => [...document.querySelectorAll('.told :is(p, li, td, th, blockquote)')]
    .filter(found => !found.closest('.take, .your-link, .keeping, .actions, [hidden]'))
    .filter(found => !found.checkVisibility())
    .map(found => found.textContent.trim().slice(0, 40))"""
both = pytest.mark.parametrize("language", LANGUAGES)


def in_sight(page: Page, selector: str) -> bool:
    """Whether its upper edge is in the window and not under the bar."""
    return bool(
        page.evaluate(
            """selector => {
                const { top, height } = document.querySelector(selector).getBoundingClientRect();
                const bar = document.querySelector('.contents .bar');
                const floor = getComputedStyle(bar).position === 'fixed' ? bar.offsetHeight : 0;
                return height > 0 && top >= -1 && top < innerHeight - floor;
            }""",
            selector,
        )
    )


@both
def test_a_phone_shows_at_most_eight_screens_until_somebody_opens_something(
    new_reader: NewReader, app: Flask, language: Language
) -> None:
    reader = new_reader(PHONE)
    heights = {}

    for sample in SAMPLE_NAMES:
        journey = Visitor(app).bring(sample, language)
        journey.compare(sample_bytes("all-unknown"))
        reader.open(journey.path("plan"))
        heights[sample] = reader.page.evaluate("() => document.documentElement.scrollHeight")

    assert {sample: high for sample, high in heights.items() if high > 8 * SCREEN} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_each_line_of_the_contents_leads_to_its_part_and_opens_it(
    new_reader: NewReader, journey: Journey, width: int
) -> None:
    reader = new_reader(width)
    reader.open(journey.path("plan"))
    missed = []

    for link in reader.page.locator("#contents a").all():
        if width < 1000:
            reader.page.locator("[popovertarget=contents]").click()
        link.click()
        place = str(link.get_attribute("href"))
        reader.page.wait_for_url(f"**/plan{place}")
        if not in_sight(reader.page, place) and place != "#look":
            missed.append(place)

    assert missed == []
    assert reader.page.locator(".fold > details:not([open])").count() == 0
    expect(reader.page.locator("#look form")).to_be_visible()


@pytest.mark.parametrize("place", ["#route", "#step-three_doors", "#fact-sheet", "#lessons-title"])
def test_an_address_with_a_place_in_a_folded_part_opens_it(
    reader: Reader, journey: Journey, place: str
) -> None:
    reader.open(journey.path("plan") + place)

    assert in_sight(reader.page, place)
    opened = reader.page.locator(f".fold:has({place}) > details, {place} > details, details{place}")
    assert opened.evaluate_all("all => all.every(found => found.open)")


def test_without_javascript_too_contents_and_terms_open(new_reader: NewReader, journey: Journey) -> None:
    reader = new_reader(PHONE, javascript=False)
    reader.open(journey.path("plan"))

    reader.page.locator("[popovertarget=contents]").click()
    reader.page.locator("#contents a[href='#route']").click()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#route .finding")).to_be_visible()
    reader.page.locator("#route .explained").first.click()

    expect(reader.page.locator(".meaning:popover-open")).to_be_visible()
    assert reader.page.locator(".copy:visible").count() == 0


def test_contents_open_by_keyboard_and_give_the_focus_back(new_reader: NewReader, journey: Journey) -> None:
    reader = new_reader(PHONE)
    reader.open(journey.path("plan"))
    button = reader.page.locator("[popovertarget=contents]")

    button.press("Enter")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator("#contents a").first).to_be_focused()
    reader.page.keyboard.press("Escape")

    expect(reader.page.locator("#contents")).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_term_explains_itself_by_keyboard(new_reader: NewReader, journey: Journey, width: int) -> None:
    reader = new_reader(width)
    reader.open(journey.path("plan") + "#route")
    term = reader.page.locator("#route .explained", has_text="Direktauftrag").first

    term.press("Enter")

    meaning = reader.page.locator(".meaning:focus")
    assert "ohne förmliches Verfahren" in meaning.inner_text()
    reader.page.keyboard.press("Escape")
    expect(term).to_be_focused()
    expect(reader.page.locator(".meaning:visible")).to_have_count(0)


def test_no_stop_of_the_keyboard_lies_under_the_bar(new_reader: NewReader, journey: Journey) -> None:
    reader = new_reader(PHONE)
    reader.open(journey.path("plan"))
    reader.unfold()
    hidden = []

    for _ in range(140):
        reader.page.keyboard.press("Tab")
        hidden += reader.page.evaluate(OUT_OF_SIGHT)

    assert hidden == []


@both
def test_a_first_step_says_how_whom_and_what_and_leads_on(
    new_reader: NewReader, journey: Journey, language: Language
) -> None:
    reader = new_reader(PHONE)
    reader.open(journey.path("plan", language))
    step = reader.page.locator(".first-step").first

    step.locator("summary").click()
    expect(step.locator("ol")).to_be_visible()
    expect(step.locator(".whom-to-ring", has_text="Schulverwaltung")).to_be_visible()
    expect(step.locator(".said")).to_be_visible()
    step.locator("a[href^='#step-']").click()

    assert in_sight(reader.page, ".step .task[open]")


def test_letters_and_first_sentences_are_copied_by_a_button(reader: Reader, journey: Journey) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(journey.path("plan", "en"))
    reader.unfold()
    copied = {}

    for source in ("#say-1", "#letter-mail .line blockquote", "#letter-mail .paste", "#letter-call"):
        reader.page.locator(f"[data-copies='{source}']").click()
        expect(reader.page.locator("#copied")).to_have_text("Copied")
        copied[source] = reader.page.evaluate("() => navigator.clipboard.readText()")

    assert all(text in reader.page.locator(source).first.inner_text() for source, text in copied.items())
    assert [len(text) > 20 for text in copied.values()] == [True] * 4


@pytest.mark.parametrize("javascript", [True, False])
def test_paper_has_everything_open_and_no_bar(
    new_reader: NewReader, journey: Journey, javascript: bool
) -> None:
    reader = new_reader(800, javascript=javascript)
    reader.open(journey.path("plan"))

    reader.page.emulate_media(media="print")

    assert reader.page.evaluate(UNSEEN) == []
    assert reader.page.locator(":is(.contents, .copy, .take):visible").count() == 0


def test_what_was_folded_before_printing_is_folded_after_it(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("plan") + "#money")
    states = []

    for event in ("beforeprint", "afterprint"):
        reader.page.evaluate("event => dispatchEvent(new Event(event))", event)
        states.append(reader.page.locator("main details:not([open])").count())

    assert (states[0], states[1] > 20) == (0, True)
    assert reader.page.locator("details[open] #money").count() == 1


@both
@pytest.mark.parametrize("width", WIDTHS)
def test_contents_and_terms_shut_nobody_out(
    new_reader: NewReader, journey: Journey, language: Language, width: int
) -> None:
    reader = new_reader(width)
    reader.open(journey.path("plan", language) + "#route")
    faults = reader.accessibility_faults()

    for opener in ("[popovertarget=contents]:visible", "#route .explained"):
        for button in reader.page.locator(opener).all()[:1]:
            button.click()
            faults += reader.accessibility_faults() + reader.wider_than_the_window()
            reader.page.keyboard.press("Escape")

    assert faults == [], "\n".join(faults)


def test_on_a_wide_screen_the_contents_stay_beside_the_text(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("plan"))

    reader.page.keyboard.press("End")
    expect(reader.page.locator("#contents a").first).to_be_in_viewport()

    text = reader.page.locator(".told").bounding_box()
    contents = reader.page.locator("#contents").bounding_box()
    assert text is not None
    assert contents is not None
    assert contents["x"] + contents["width"] < text["x"]


@both
def test_nothing_looks_like_a_checkbox_and_is_none(
    reader: Reader, journey: Journey, language: Language
) -> None:
    reader.open(journey.path("plan", language))
    reader.unfold()

    assert reader.page.evaluate(SQUARES) == []
