"""Pages for every window, every eye and every printer."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Locator

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import QUESTION_PAGES, Journey, sample_bytes

OPERATOR = ["privacy", "imprint", "accessibility", "contact"]
PUBLIC = ["", "about", "facts", "facts/reviews", "sources", *OPERATOR, "erased", "nowhere"]
BESIDE_THE_STEPS = ["shortlist", "fact-sheet", "contact"]
PERSONAL = [*(f"step/{number}" for number in (*QUESTION_PAGES, "10")), *BESIDE_THE_STEPS, "plan", "erase"]
# What is refused there: in which field, and what.
WRONG = {
    "shortlist": ("home_place", "Xyzzyhausen"),
    "fact-sheet": ("result_number", "x" * 121),
    "contact": ("email", "nobody"),
}
WIDTHS = (390, 1280)
LONGEST_NAME = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkgesells"


def at_home(journey: Journey) -> None:
    """Finds municipalities from there, one of them struck out."""
    form = {"token": journey.token, "home_place": "Eberswalde", "strike": "12060052"}
    assert journey.visitor.post(journey.path("shortlist"), form).status == 303


@pytest.fixture
def wordy(journey: Journey) -> Journey:
    """With the longest name there can be, in one word, lines as long, a shortlist and a second look."""
    journey.send(1, {"name": LONGEST_NAME, "sentence": (LONGEST_NAME * 4)[:200]}, go="stay")
    at_home(journey)
    lines = {"result_number": (LONGEST_NAME * 2)[:120], "agreed_reference": (LONGEST_NAME * 2)[:120]}
    journey.visitor.post(journey.path("fact-sheet"), {"token": journey.token, **lines})
    assert journey.saved()["name"] == LONGEST_NAME
    assert journey.compare(sample_bytes("all-unknown")).status == 303
    return journey


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_beside_the_way_shut_nobody_out(
    new_reader: NewReader, journey: Journey, language: Language, width: int
) -> None:
    reader = new_reader(width)
    at_home(journey)
    faults = []

    for path in (
        *(f"/{language}/{rest}" for rest in PUBLIC[1:]),
        *(journey.path(rest, language) for rest in (*BESIDE_THE_STEPS, "erase")),
    ):
        reader.open(path)
        faults += reader.accessibility_faults()

    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_with_errors_shut_nobody_out(
    new_reader: NewReader, fresh: Journey, language: Language, width: int
) -> None:
    reader = new_reader(width)
    faults = []

    for number in ("1", "1/2", "2", "3"):
        reader.open(fresh.path(f"step/{number}", language))
        reader.next.click()
        assert reader.page.locator("section.summary").count() == 1
        faults += reader.accessibility_faults()
    reader.open(f"/{language}/")
    reader.page.locator("form.upload button").click()
    faults += reader.accessibility_faults()

    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_beside_the_steps_shut_nobody_out(
    new_reader: NewReader, fresh: Journey, language: Language, width: int
) -> None:
    reader = new_reader(width)
    faults = []

    for rest, (field, wrong) in WRONG.items():
        reader.open(fresh.path(rest, language))
        reader.page.locator(f"#{field}").evaluate("(found, wrong) => { found.value = wrong; }", wrong)
        reader.page.locator("main form .actions button").first.click()
        reader.page.locator("section.summary:focus").wait_for()
        assert reader.page.locator(f"#{field}").input_value() == wrong
        faults += reader.accessibility_faults() + reader.wider_than_the_window()

    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_opened_chapters_shut_nobody_out(reader: Reader, journey: Journey, language: Language) -> None:
    reader.open(journey.path("plan", language))

    for summary in reader.page.locator("main summary").all():
        summary.click()

    faults = reader.accessibility_faults()
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_at_320_pixels(
    new_reader: NewReader, wordy: Journey, language: Language
) -> None:
    reader = new_reader(320)
    too_wide = []

    for path in (
        *(f"/{language}/{rest}" for rest in PUBLIC),
        *(wordy.path(rest, language) for rest in PERSONAL),
    ):
        reader.open(path)
        reader.unfold()
        too_wide += reader.wider_than_the_window()

    assert too_wide == [], "\n".join(too_wide)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_with_text_twice_as_large_or_before_our_font_has_come(
    new_reader: NewReader, wordy: Journey, language: Language
) -> None:
    reader = new_reader(390, fonts=False)
    too_wide = []

    for path in (
        *(f"/{language}/{rest}" for rest in PUBLIC),
        *(wordy.path(rest, language) for rest in PERSONAL),
    ):
        reader.open(path)
        reader.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        reader.unfold()
        too_wide += reader.wider_than_the_window()

    assert too_wide == [], "\n".join(too_wide)


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_three_steps_of_one_lesson_stand_before_its_name(
    new_reader: NewReader, journey: Journey, language: Language, width: int
) -> None:
    reader = new_reader(width)
    reader.open(journey.path("plan", language))

    overprinted = reader.page.evaluate(
        """() => [...document.querySelectorAll('.profile tbody th')].filter(cell => {
            const numbers = cell.querySelector('.numbers');
            numbers.innerHTML = [1, 2, 3].map(n => `<span class="number">${n}</span>`).join('');
            const name = document.createRange();
            name.selectNodeContents(cell.lastChild);
            const circles = [...numbers.children].map(circle => circle.getBoundingClientRect());
            const edge = cell.getBoundingClientRect().right + 1;
            return [...name.getClientRects()].some(word => word.right > edge || circles.some(circle =>
                circle.right > word.left && circle.left < word.right
                && circle.bottom > word.top && circle.top < word.bottom));
        }).map(cell => cell.textContent)"""
    )

    assert reader.page.locator(".profile tbody th").count() == 7
    assert overprinted == []


def differing_pixels(one: Locator, other: Locator) -> int:
    """How many pixels of two fields are clearly lighter or darker."""
    first, second = (Image.open(BytesIO(field.screenshot())).convert("L") for field in (one, other))
    difference = ImageChops.difference(first, second.resize(first.size))
    return sum(pixel > 60 for pixel in difference.tobytes())


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("forced", ["active", "none"])
def test_a_checked_answer_can_be_told_from_the_others(
    reader: Reader, journey: Journey, number: int, forced: str
) -> None:
    reader.page.emulate_media(forced_colors="active" if forced == "active" else "none")
    reader.open(journey.path(f"step/{number}"))

    chosen = reader.page.locator("fieldset input:checked").first
    other = reader.page.locator("fieldset input:not(:checked)").first

    assert differing_pixels(chosen, other) > 40


def test_every_row_to_tap_is_as_high_as_a_thumb(new_reader: NewReader, journey: Journey) -> None:
    reader = new_reader(390)
    low = []

    at_home(journey)
    for rest in (*PERSONAL[:10], *BESIDE_THE_STEPS):
        reader.open(journey.path(rest))
        for target in reader.page.locator("label.choice, .button, select, input[type=text], .as-link").all():
            box = target.bounding_box()
            if box and box["height"] < 44:
                low.append(f"{rest}: {target.inner_text()[:40]} {box['height']}")

    assert low == [], "\n".join(low)


def test_a_printed_step_is_a_paper_form(reader: Reader, journey: Journey) -> None:
    reader.page.emulate_media(media="print")
    reader.open(journey.path("step/3"))

    boxes = [found.bounding_box() for found in reader.page.locator("button, .button, nav a").all()]

    assert [box for box in boxes if box and box["height"] > 2] == []
    assert reader.page.locator("fieldset").count() == 4
    assert all(found.is_visible() for found in reader.page.locator("legend, label.choice").all())


@pytest.mark.parametrize("rest", ["step/2", *BESIDE_THE_STEPS])
def test_a_printed_form_has_no_buttons(reader: Reader, journey: Journey, rest: str) -> None:
    at_home(journey)
    reader.page.emulate_media(media="print")
    reader.open(journey.path(rest))

    buttons = reader.page.locator("main :is(button, .button)").all()

    assert buttons
    assert [found.inner_text() for found in buttons if found.is_visible()] == []


@pytest.mark.parametrize("rest", ["step/1", "step/1/2", "step/2", "step/10", *BESIDE_THE_STEPS, "plan"])
def test_a_printed_page_stays_on_its_paper(reader: Reader, journey: Journey, rest: str) -> None:
    reader.page.set_viewport_size({"width": 690, "height": 980})
    reader.page.emulate_media(media="print")

    reader.open(journey.path(rest))

    assert reader.wider_than_the_window() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_name_and_language_share_a_line_at_either_edge(new_reader: NewReader, width: int) -> None:
    reader = new_reader(width)
    reader.open("/de/")
    brand, language = (reader.page.locator(f".top {found}").bounding_box() for found in (".brand", "[lang]"))

    assert brand is not None and language is not None
    assert brand["y"] < language["y"] + language["height"] / 2 < brand["y"] + brand["height"]
    assert language["x"] > width / 2


def test_our_own_letters_are_used_and_nobody_elses(reader: Reader) -> None:
    reader.open("/de/")

    loaded = reader.page.evaluate(
        "() => document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').length)"
    )

    assert loaded >= 1
