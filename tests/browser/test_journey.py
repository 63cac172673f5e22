"""From the start page to the printed plan, the way people go there."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import QUESTION_PAGES, Journey

WIDTHS = (390, 1280)
SECTIONS: dict[Language, list[str]] = {
    "de": [
        "Wie das Geld fließen kann",
        "Euer Weg zum Auftrag",
        "Wohin Ihr Euch wendet, und wen Ihr fragt",
        "Wessen Beispiel in Eurer Zielkommune zählt",
        "Anrufen, schreiben, vorstellen",
        "Vor dem Vertrag",
    ],
    "en": [
        "How money can flow",
        "Your route to a contract",
        "Where to go and whom to ask",
        "Whose example counts with your target",
        "Call, write, introduce yourselves",
        "Before the contract",
    ],
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_by_mouse_from_the_start_to_the_pdf_and_no_page_shuts_anybody_out(
    new_reader: NewReader, language: Language, width: int
) -> None:
    reader = new_reader(width)
    reader.open(f"/{language}/")
    faults = reader.accessibility_faults()
    reader.page.locator("main form button").first.click()

    for number in QUESTION_PAGES:
        reader.page.wait_for_url(f"**/step/{number}")
        assert reader.language == language
        faults += reader.accessibility_faults()
        reader.choose_first_answers()
        reader.next.click()
    reader.page.wait_for_url("**/step/10")
    faults += reader.accessibility_faults()
    reader.page.locator("main a.button").first.click()
    reader.page.wait_for_url("**/plan")
    faults += reader.accessibility_faults()

    headings = reader.page.locator("main h2").all_inner_texts()
    assert [heading for heading in headings if heading in SECTIONS[language]] == SECTIONS[language]
    assert reader.wider_than_the_window() == []
    assert reader.download(reader.page.locator("a[href$='plan.pdf']").first).startswith(b"%PDF-")
    assert faults == [], "\n".join(faults)


def test_without_javascript_from_the_start_to_the_pdf(new_reader: NewReader) -> None:
    reader = new_reader(390, javascript=False)
    reader.open("/de/")
    reader.page.locator("main form button").first.click()

    reader.next.click()
    reader.page.wait_for_load_state()
    asked_again = reader.page.locator("section.summary a").count()
    for _ in QUESTION_PAGES:
        reader.choose_first_answers()
        reader.next.click()
    reader.page.locator("main a.button").first.click()

    assert (asked_again > 0, reader.step) == (True, "plan")
    assert reader.download(reader.page.locator("a[href$='plan.pdf']").first).startswith(b"%PDF-")


def focused(page: Page, attribute: str) -> str:
    return str(page.evaluate(f"() => document.activeElement.{attribute} || ''"))


def answer_by_keyboard(page: Page) -> None:
    """Tab through the step, answer what has the focus, and end with Enter on the button that leads on."""
    for _ in range(80):
        page.keyboard.press("Tab")
        match focused(page, "type"):
            case "radio" | "checkbox":
                if not page.evaluate(
                    "() => document.activeElement.closest('fieldset').querySelector(':checked')"
                ):
                    page.keyboard.press("Space")
            case "text" if page.evaluate("() => 'places' in document.activeElement.dataset"):
                if focused(page, "id"):
                    page.keyboard.type("Landkreis Uckermark")
            case "text" | "textarea":
                page.keyboard.type("Mitreden")
            case "select-one":
                if focused(page, "id"):
                    page.keyboard.press("ArrowDown")
            case "submit" if focused(page, "value") == "next":
                page.keyboard.press("Enter")
                return
    raise AssertionError("the button that leads on is out of the keyboard's reach")


def tab_to(page: Page, selector: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is out of the keyboard's reach")


def test_by_keyboard_alone_from_the_start_to_the_plan(reader: Reader) -> None:
    reader.open("/de/")
    tab_to(reader.page, "main form button")
    reader.page.keyboard.press("Enter")

    for number in QUESTION_PAGES:
        reader.page.wait_for_url(f"**/step/{number}")
        answer_by_keyboard(reader.page)
    reader.page.wait_for_url("**/step/10")
    tab_to(reader.page, "main a.button[href$='/plan']")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/plan")

    assert reader.page.locator("main .first-step").count() == 3


def test_by_keyboard_alone_from_the_region_to_a_target_found_there(reader: Reader, fresh: Journey) -> None:
    page = reader.page
    reader.open(fresh.path("step/2"))
    tab_to(page, "button[value=shortlist]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/shortlist")

    tab_to(page, "#home_place")
    page.keyboard.type("Eberswalde")
    page.keyboard.press("Enter")
    page.wait_for_url("**/shortlist#found")
    for button, leads_to in (
        ("strike", "shortlist#found"),
        ("restore", "shortlist#found"),
        ("choose", "step/2#target"),
    ):
        tab_to(page, f"button[name={button}]")
        with page.expect_navigation(url=f"**/{leads_to}"):
            page.keyboard.press("Enter")

    assert fresh.saved() == {"home_place": "12060052", "radius": "neighbours", "target": "12060052"}


def test_by_keyboard_alone_to_a_fact_sheet_with_name_and_telephone(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("fact-sheet"))
    tab_to(reader.page, "#result_number")
    reader.page.keyboard.type("300 Kinder")
    tab_to(reader.page, "main button[value=stay]")
    reader.page.keyboard.press("Enter")
    reader.page.locator(".fact-sheet", has_text="300 Kinder").wait_for()
    tab_to(reader.page, "a[href$='/contact']")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/contact")

    tab_to(reader.page, "#person")
    reader.page.keyboard.type("Mo Test")
    with reader.page.expect_download(timeout=120_000) as waiting:
        reader.page.keyboard.press("Enter")

    assert "fact-sheet" in waiting.value.suggested_filename


def test_the_first_stop_of_the_keyboard_skips_to_the_content(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("step/3"))

    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")

    assert reader.page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_every_stop_of_the_keyboard_can_be_seen(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("step/3"))
    invisible = []

    for _ in range(10):
        reader.page.keyboard.press("Tab")
        seen = reader.page.evaluate(
            """() => {
                const element = document.activeElement, row = element.closest('.choice') || element;
                const style = getComputedStyle(row);
                return style.outlineStyle !== 'none' && row.getBoundingClientRect().width > 5;
            }"""
        )
        if not seen:
            invisible.append(focused(reader.page, "outerHTML")[:80])

    assert invisible == [], "\n".join(invisible)


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_in_a_text_field_leads_on_and_leaves_the_language(
    reader: Reader, journey: Journey, language: Language
) -> None:
    reader.open(journey.path("step/1", language))

    reader.page.locator("input[name=name]").fill("Mitreden")
    reader.page.locator("input[name=name]").press("Enter")
    reader.page.wait_for_url("**/step/1/2")

    assert reader.language == language
    assert journey.saved()["name"] == "Mitreden"


def test_the_language_button_keeps_what_was_just_typed(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/1"))
    reader.page.locator("input[name=name]").fill("Mitreden")

    reader.page.locator("header .button").click()

    assert (reader.language, reader.step) == ("en", "step/1")
    assert reader.page.locator("input[name=name]").input_value() == "Mitreden"


def test_after_an_error_the_summary_has_the_focus_and_leads_to_the_question(
    reader: Reader, fresh: Journey
) -> None:
    reader.open(fresh.path("step/3"))

    reader.next.click()
    reader.page.locator("section.summary:focus").wait_for()
    reader.page.locator("section.summary a").nth(1).click()

    second = reader.page.locator("fieldset").nth(1)
    assert focused(reader.page, "name") == second.locator("input").first.get_attribute("name")


def test_everything_can_be_erased_by_mouse(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("plan"))

    reader.page.locator("a[href$='/erase']").click()
    reader.page.locator("main form button").click()

    assert reader.path == "/de/erased"
    assert journey.get("step/1").status == 404


@pytest.mark.parametrize("width", WIDTHS)
def test_a_second_look_is_taken_by_mouse_and_shuts_nobody_out(
    new_reader: NewReader, journey: Journey, width: int
) -> None:
    reader = new_reader(width)
    reader.open(journey.path("plan"))
    reader.unfold()
    file = reader.download(reader.page.locator("a[href$='answers.json']"))
    journey.send(6, {"networks": "regular_contribution"}, go="stay")

    chosen = FilePayload(name="answers.json", mimeType="application/json", buffer=file)
    reader.page.locator("input[type=file]").set_input_files([chosen])
    reader.page.locator("form.upload button").click()

    reader.page.wait_for_url("**/plan#then")
    assert "heute „Mehrmals im Jahr eigene Beiträge“" in reader.page.locator(".moves").inner_text()
    assert reader.accessibility_faults() == []


def test_letters_and_steps_can_be_taken_along(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("plan"))
    reader.unfold()
    starts = {"letters.docx": b"PK", "tasks.csv": b"\xef\xbb\xbf", "plan.ics": b"BEGIN:VCALENDAR"}

    for name, start in starts.items():
        assert reader.download(reader.page.locator(f"a[href$='{name}']")).startswith(start)


def test_a_saved_file_can_be_opened_again_by_mouse(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("plan"))
    reader.unfold()
    file = reader.download(reader.page.locator("a[href$='answers.json']"))
    reader.open("/en/")

    chosen = FilePayload(name="answers.json", mimeType="application/json", buffer=file)
    reader.page.locator("input[type=file]").set_input_files([chosen])
    reader.page.locator("form.upload button").click()

    assert (reader.step, reader.language) == ("step/10", "en")
    assert reader.page.locator(".tag.open").count() == 0
