"""What a projector shows: the ways into a room, and parts that go on by themselves and by a clicker."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import expect

from questionnaire.texts import Language
from tests.browser.reader import NewReader, Reader
from tests.browser.test_order import LONG, PROJECTORS, Led, both

# Older projectors and windows are squarer: there the width is scarce.
WALLS = (*PROJECTORS, (1280, 800), (1024, 768), (1280, 1024), (1100, 900))
TITLES = (
    "Gründungsabend",
    "Erste Kommune gewinnen – Gründungswerkstatt Süd, Jahrgang 2026/27",
    "Wie gewinnen wir die erste Kommune? Ein Abend für Gründerinnen und Gründer 2026.",
    "GRÜNDUNGSWERKSTATT MECKLENBURGISCHE SEENPLATTE, ZWEITER JAHRGANG, ERSTER ABEND.",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherungsanstaltsamt.",
    "Створення підприємства: як здобути першу громаду як замовника, осінь 2026 року.",
    LONG,
)
# What of the ways in is outside of the window, and a title of more than two lines or beside half of the wall.
BADLY_SHOWN = """() => {
    const title = document.querySelector('h1'), line = parseFloat(getComputedStyle(title).lineHeight);
    const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
    const ways = [...document.querySelectorAll('.qr, .short-address, .code, .tally')];
    return [
        ways.length < 4 ? 'ways are missing' : [],
        scrollWidth > clientWidth ? 'scrolls sideways' : [],
        ways.map(found => [found.getBoundingClientRect(), found]).filter(([{ top, right, bottom }, found]) =>
            top < title.getBoundingClientRect().bottom || right > clientWidth || bottom > clientHeight)
            .map(([, found]) => 'not wholly visible: ' + found.getAttribute('class')),
        document.querySelector('.qr').getBoundingClientRect().height < clientHeight * .4 ? 'small QR' : [],
        title.offsetHeight > 2.5 * line ? 'lines of the title: ' + title.offsetHeight / line : [],
        title.offsetWidth < clientWidth * .9 ? 'narrow title' : [],
    ].flat();
}"""


@pytest.mark.parametrize("title", TITLES)
@both
def test_whatever_the_title_the_ways_into_the_room_are_wholly_visible(
    new_reader: NewReader, app: Flask, title: str, language: Language
) -> None:
    assert len(title) <= 80
    reader, led = new_reader(1280), Led(app, people=1, title=title)
    faults = []

    for leads in (False, True):
        if leads:
            led.open(reader, "", "de")
        reader.open(f"/{language}/room/{led.code}")
        for width, height in WALLS:
            reader.page.set_viewport_size({"width": width, "height": height})
            faults += [f"{width}x{height}: {fault}" for fault in reader.page.evaluate(BADLY_SHOWN)]

    assert faults == []


def test_a_dash_in_the_title_never_begins_a_line(reader: Reader, app: Flask) -> None:
    led = Led(app, people=0, title=TITLES[1])
    reader.open(f"/de/room/{led.code}")

    lines = reader.page.locator("h1").evaluate(
        """found => {
            const words = document.createRange(), text = found.firstChild, dash = text.data.indexOf('–');
            const top = at => {
                words.setStart(text, at);
                words.setEnd(text, at + 1);
                return words.getBoundingClientRect().top;
            };
            return [top(dash - 2), top(dash), top(dash + 2)];
        }"""
    )

    assert lines[0] == lines[1] < lines[2]


@both
def test_the_parts_tell_by_themselves_how_many_have_come_and_finished(
    new_reader: NewReader, app: Flask, language: Language
) -> None:
    led, readers = Led(app, people=4), [new_reader(1280) for _ in range(4)]
    room, *parts = readers
    room.open(f"/{language}/room/{led.code}")
    for number, reader in enumerate(parts, 1):
        led.open(reader, f"/order/{number}", language)
    assert parts[2].page.locator("table").count() == 0

    led.finish(app)

    for reader in readers:
        expect(reader.page.locator(".tally")).to_contain_text("5 ", timeout=15_000)
    expect(parts[2].page.locator("table")).to_have_count(1)


def test_a_clicker_and_the_arrow_keys_lead_from_part_to_part(reader: Reader, app: Flask) -> None:
    led = Led(app, people=0)
    led.open(reader, "/order", "de")

    for key, number in (("PageDown", 1), ("ArrowRight", 2), ("PageDown", 3), ("PageUp", 2), ("ArrowLeft", 1)):
        reader.page.keyboard.press(key)
        reader.page.wait_for_url(f"**/order/{number}*")
        reader.wait_for_fonts()
    reader.page.keyboard.press("ArrowLeft")
    reader.page.keyboard.press("Control+ArrowRight")

    assert reader.path.endswith("/order/1")


def test_in_a_field_the_keys_are_the_fields_own(reader: Reader, app: Flask) -> None:
    led = Led(app, people=0)
    led.open(reader, "/order/2", "de")
    reader.page.evaluate("() => document.querySelector('main').append(document.createElement('input'))")
    reader.page.locator("main > input").focus()

    reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("PageDown")
    reader.page.wait_for_timeout(300)

    assert reader.path.endswith("/order/2")


def test_in_a_small_window_the_page_keys_first_turn_the_parts_own_pages(reader: Reader, app: Flask) -> None:
    led = Led(app, people=0)
    reader.page.set_viewport_size({"width": 640, "height": 360})
    led.open(reader, "/order/4", "de")
    reader.wait_for_fonts()

    reader.page.keyboard.press("PageDown")
    reader.page.wait_for_function("() => scrollY > 0")
    assert "/order/4" in reader.page.url

    reader.page.keyboard.press("End")
    reader.page.wait_for_function("() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    reader.page.keyboard.press("PageDown")
    reader.page.wait_for_url("**/order/5*")
