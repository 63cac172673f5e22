"""What a screen reader calls questions, controls and groups: read from the browser's accessibility tree."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page

from questionnaire.texts import LANGUAGES, Language
from tests.browser.names import naming_faults
from tests.browser.reader import NewReader, Reader
from tests.browser.test_everybody import WRONG, at_home
from tests.browser.test_order import PARTS, Led
from tests.web.visitor import QUESTION_PAGES, Journey

FIELDSET = "document.querySelectorAll('fieldset')[{}]"
PUBLIC = (
    "",
    "about",
    "facts",
    "facts/reviews",
    "sources",
    "privacy",
    "imprint",
    "accessibility",
    "contact",
    "erased",
    "nowhere",
    "sample",
    "join",
    "workshops",
    "workshops/erased",
)
BESIDE = (
    "shortlist",
    "fact-sheet",
    "contact",
    "plan",
    "erase",
    "calendar",
    "keeping",
    "second-look",
    "earlier",
)
PERSONAL = (*(f"step/{number}" for number in (*QUESTION_PAGES, "10")), *BESIDE)
LEADING = (*PARTS, "/empty", "/erase", "/key", "/letterhead", "/paper", "/prints")


def group_names(page: Page) -> list[str]:
    """The computed name of each group of choices, in the order of the page."""
    session = page.context.new_cdp_session(page)
    names = []
    for number in range(page.locator("fieldset").count()):
        found = session.send("Runtime.evaluate", {"expression": FIELDSET.format(number)})["result"]
        wanted = {"objectId": found["objectId"], "fetchRelatives": False}
        (node,) = session.send("Accessibility.getPartialAXTree", wanted)["nodes"]
        names.append(" ".join(str(node["name"]["value"]).split()))
    session.detach()
    return names


def legends(page: Page) -> list[str]:
    """What stands over each group, without the number, which is not read out."""
    return [found.inner_text() for found in page.locator("fieldset legend .title").all()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_group_of_choices_has_its_question_as_its_name(
    reader: Reader, fresh: Journey, language: Language
) -> None:
    found, shown = [], []

    for number in QUESTION_PAGES:
        reader.open(fresh.path(f"step/{number}", language))
        found += group_names(reader.page)
        shown += legends(reader.page)

    assert found == shown and len(found) == len(set(found)) > 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_question_keeps_its_name(reader: Reader, fresh: Journey, language: Language) -> None:
    reader.open(fresh.path("step/3", language))
    reader.next.click()
    reader.page.locator("section.summary").wait_for()
    reader.wait_for_fonts()

    assert group_names(reader.page) == legends(reader.page) != []


def faults(reader: Reader) -> list[str]:
    reader.unfold()
    return [f"{reader.path}: {fault}" for fault in naming_faults(reader.page)]


def refused(reader: Reader, button: str = "main form button") -> list[str]:
    """The faults of the page that comes back when what is typed is sent."""
    reader.page.locator(button).first.click()
    reader.page.locator("section.summary").wait_for()
    return faults(reader)


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_and_group_has_a_name_of_its_own(
    reader: Reader, fresh: Journey, journey: Journey, language: Language, filled: bool
) -> None:
    of_somebody, found = journey if filled else fresh, []
    at_home(journey)

    for rest in PERSONAL:
        reader.open(of_somebody.path(rest, language))
        found += faults(reader)

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_is_on_public_pages_and_in_a_workshop(reader: Reader, app: Flask, language: Language) -> None:
    led, found = Led(app, people=2), []

    for rest in (*PUBLIC, f"join/{led.code}", f"room/{led.code}", f"advisor/{led.secret}"):
        reader.open(f"/{language}/{rest}")
        found += faults(reader)
    for rest in LEADING:
        led.open(reader, rest, language)
        found += faults(reader)

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_is_after_errors(reader: Reader, fresh: Journey, language: Language) -> None:
    found = []

    for rest in QUESTION_PAGES:
        reader.open(fresh.path(f"step/{rest}", language))
        found += refused(reader, "button.button[name=go][value=next]")
    for rest, (field, wrong) in WRONG.items():
        reader.open(fresh.path(rest, language))
        reader.page.locator(f"#{field}").evaluate("(found, wrong) => { found.value = wrong; }", wrong)
        found += refused(reader, "main form .actions button")
    for rest in ("join", "workshops"):
        reader.open(f"/{language}/{rest}")
        found += refused(reader)

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_is_when_a_place_may_be_several(reader: Reader, app: Flask, language: Language) -> None:
    led, found = Led(app, people=0), []
    led.open(reader, "/paper", language)
    reader.page.locator("#seat").fill("7")
    reader.page.locator("#target").fill("Neustadt")
    found += refused(reader, "#save")
    led.open(reader, "/prints", language)
    reader.page.locator("[name=scope][value=these]").check()
    reader.page.locator("#seats").fill("x")
    reader.page.locator("section.print button").click()
    reader.page.locator("#seats[aria-invalid]").wait_for()

    assert [*found, *faults(reader)] == []


def test_so_it_is_without_javascript_and_when_a_step_cannot_move(
    new_reader: NewReader, journey: Journey
) -> None:
    reader = new_reader(390, javascript=False)
    reader.open(journey.path("plan"))
    found = faults(reader)
    moving = reader.page.locator("form.step-otherwise").first
    moving.locator("input[type=date]").evaluate("found => { found.removeAttribute('min'); }")
    moving.locator("input[type=date]").fill("2020-01-01")
    moving.locator("button[value=move]").click()
    reader.page.locator("input[type=date][aria-invalid]").first.wait_for(state="attached")

    assert [*found, *faults(reader)] == []


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<button></button>", "nameless button: button"),
        ("<fieldset><label><input type=radio>Ja</label></fieldset>", "nameless group: fieldset"),
        ("<form>" + 2 * "<label>Ort <input></label>" + "</form>", "2 times in one group: Ort"),
    ],
)
def test_a_missing_name_and_a_namesake_are_noticed(reader: Reader, markup: str, fault: str) -> None:
    reader.page.set_content(f"<main>{markup}</main>")

    assert naming_faults(reader.page) == [fault]
