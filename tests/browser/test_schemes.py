"""Light and dark, colours that readers force upon us, and a font that comes late."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Route

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import Journey

WORDS = 4.5
CONTROLS = 3.0
PAIRS = (
    ("--ink", "--paper", WORDS),
    ("--ink", "--ground", WORDS),
    ("--ink", "--brand-pale", WORDS),
    ("--soft", "--paper", WORDS),
    ("--soft", "--ground", WORDS),
    ("--soft", "--brand-pale", WORDS),
    ("--brand", "--paper", WORDS),
    ("--brand", "--ground", WORDS),
    ("--brand", "--brand-pale", WORDS),
    ("--brand-dark", "--brand-pale", WORDS),
    ("--paper", "--brand-dark", WORDS),
    # Words over the bars of the budget.
    ("--ink", "--line", WORDS),
    ("--paper", "--brand", WORDS),
    ("--wrong", "--paper", WORDS),
    ("--edge", "--paper", CONTROLS),
    ("--edge", "--ground", CONTROLS),
    ("--ink", "--focus", CONTROLS),
)
LARGEST_SHIFT = 0.1
PUBLIC = ("", "about", "facts", "sources", "workshops", "join")
STEPS = ("step/1", "step/1/2", "step/2", "step/3", "step/10")
OWN = (*STEPS, "shortlist", "fact-sheet", "contact", "plan", "second-look", "calendar", "erase")


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_controls_stand_out_in_either_scheme(reader: Reader, scheme: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.open("/de/")
    style = "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    values = {name: str(reader.page.evaluate(style, name)) for pair in PAIRS for name in pair[:2]}

    faint = [(one, other) for one, other, least in PAIRS if contrast(values[one], values[other]) < least]

    # The focus has a ring in ink around its colour: in the dark both are light, and stand out from the page.
    assert [pair for pair in faint if pair != ("--ink", "--focus") or scheme == "light"] == []
    assert contrast(values["--focus"], values["--paper"]) >= CONTROLS or scheme == "light"


@pytest.mark.parametrize(("language", "width"), [("de", 390), ("en", 768), ("en", 1280)])
def test_dark_pages_shut_nobody_out(
    new_reader: NewReader, journey: Journey, language: Language, width: int
) -> None:
    reader = new_reader(width)
    reader.page.emulate_media(color_scheme="dark")
    faults = []

    for path in (
        *(f"/{language}/{rest}" for rest in PUBLIC),
        *(journey.path(rest, language) for rest in OWN),
    ):
        reader.open(path)
        reader.unfold()
        faults += reader.accessibility_faults()

    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("rest", ["second-look", "calendar"])
@pytest.mark.parametrize("width", [390, 1280])
def test_second_look_and_calendar_shut_nobody_out(
    new_reader: NewReader, journey: Journey, rest: str, width: int
) -> None:
    reader = new_reader(width)
    faults = []

    for language in LANGUAGES:
        reader.open(journey.path(rest, language))
        faults += reader.accessibility_faults()
    if rest == "calendar":
        reader.page.locator("main form button").first.click()
        reader.page.wait_for_load_state()
        faults += reader.accessibility_faults()

    assert faults == [], "\n".join(faults)


def test_dark_errors_shut_nobody_out(reader: Reader, fresh: Journey) -> None:
    reader.page.emulate_media(color_scheme="dark")
    reader.open(fresh.path("step/2"))
    reader.next.click()
    reader.page.locator("section.summary:focus").wait_for()

    assert reader.accessibility_faults() == []


def background(reader: Reader) -> int:
    """How light the page is, from 0 to 255."""
    screenshot = Image.open(BytesIO(reader.page.screenshot())).convert("L")
    return int(screenshot.getpixel((3, 500)))  # type: ignore[arg-type] # A pixel of L is one number.


def test_a_page_is_as_dark_as_its_reader_wants_it_and_white_on_paper(reader: Reader) -> None:
    reader.page.emulate_media(color_scheme="dark")
    reader.open("/de/privacy")
    dark = background(reader)

    reader.page.emulate_media(color_scheme="light")
    light = background(reader)
    reader.page.emulate_media(color_scheme="dark", media="print")

    assert (dark < 40, light > 230, background(reader) > 230) == (True, True, True)


@pytest.mark.parametrize("forced", ["active", "none"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_can_be_seen_in_every_scheme(reader: Reader, scheme: str, forced: str) -> None:
    reader.page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if forced == "active" else "none",
    )
    reader.open("/de/sample")
    reader.unfold()

    reader.page.locator("td.stage").first.scroll_into_view_if_needed()
    box = reader.page.locator("td.stage").first.bounding_box()
    assert box is not None
    # The bar alone, without the lines of the table.
    clip = {"x": box["x"] + 12, "y": box["y"] + 4, "width": 60, "height": box["height"] - 8}
    bar = Image.open(BytesIO(reader.page.screenshot(clip=clip))).convert("L")  # type: ignore[arg-type]

    darkest, lightest = bar.getextrema()
    assert lightest - darkest > 90  # type: ignore[operator]


def late(route: Route) -> None:
    time.sleep(0.6)
    route.continue_()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_jumps_when_the_font_arrives(new_reader: NewReader, journey: Journey, width: int) -> None:
    reader = new_reader(width)
    reader.page.route("**/*.woff2", late)
    reader.page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))
            .observe({ type: 'layout-shift', buffered: true });"""
    )
    shifts = {}

    for path in ("/de/", journey.path("step/1"), journey.path("step/3"), journey.path("plan", "en")):
        reader.open(path)
        reader.page.wait_for_timeout(300)
        shifts[path] = reader.page.evaluate("() => window.moved")

    assert {path: moved for path, moved in shifts.items() if moved >= LARGEST_SHIFT} == {}
