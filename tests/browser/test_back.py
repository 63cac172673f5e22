"""Back after a refusal leads to the page before it, never to an error of the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reader import NewReader, Reader
from tests.web.visitor import Journey

SUMMARY = "section.summary"


def refuse(page: Page, button: str) -> None:
    page.locator(button).first.click()
    page.wait_for_url("**returned=**")
    page.locator(SUMMARY).first.wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_in_the_wizard(new_reader: NewReader, fresh: Journey, javascript: bool) -> None:
    reader = new_reader(javascript=javascript)
    reader.open(fresh.path("step/1"))
    reader.open(fresh.path("step/2"))
    reader.page.locator("#target").fill("Xyzzyhausen")
    refuse(reader.page, "main button[value=next]")

    reader.page.go_back()
    at_the_form = reader.step
    reader.page.go_back()

    assert (at_the_form, reader.step) == ("step/2", "step/1")


def test_after_it_was_corrected_back_shows_what_is_saved(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/2"))
    reader.page.locator("#target").fill("Xyzzyhausen")
    refuse(reader.page, "main button[value=next]")
    reader.page.locator("#target").fill("Landkreis Uckermark")
    reader.choose_first_answers()
    reader.next.click()
    reader.page.wait_for_url("**/step/3")

    reader.page.go_back()

    assert reader.step == "step/2"
    assert reader.page.locator("#target").input_value() == "Landkreis Uckermark"
    assert reader.page.locator(SUMMARY).count() == 0


def test_a_refused_page_is_the_same_after_another_page_and_after_a_reload(
    reader: Reader, fresh: Journey
) -> None:
    reader.open(fresh.path("step/2"))
    reader.page.locator("#target").fill("Xyzzyhausen")
    refuse(reader.page, "main button[value=next]")
    reader.open("/de/about")

    reader.page.go_back()
    reader.page.reload()

    assert reader.page.locator("#target").input_value() == "Xyzzyhausen"
    assert reader.page.locator(SUMMARY).count() == 1


@pytest.mark.parametrize(
    ("path", "field", "typed", "button"),
    [
        ("/de/workshops", "#title", "", "main form button"),
        ("/de/join", "#code", "WRONG", "main form button"),
        ("/de/", "", "", "form.upload button"),
    ],
)
def test_on_public_pages(reader: Reader, path: str, field: str, typed: str, button: str) -> None:
    reader.open("/de/about")
    reader.open(path)
    if field:
        reader.page.locator(field).fill(typed)
    refuse(reader.page, button)
    reader.open("/de/privacy")

    ways = []
    for _ in range(3):
        reader.page.go_back()
        ways.append((reader.path, reader.page.locator(SUMMARY).count()))

    assert ways == [(path, 1), (path, 0), ("/de/about", 0)]


def test_a_step_moved_to_a_day_that_has_passed(new_reader: NewReader, journey: Journey) -> None:
    reader = new_reader(javascript=False)
    reader.open(journey.path("step/10"))
    reader.open(journey.path("plan"))
    form = reader.page.locator("form.step-otherwise:has([name=day])").first
    reader.unfold()
    # As a browser sends it that knows no dates.
    form.evaluate("form => { form.noValidate = true; }")
    form.locator("[name=day]").fill("2020-01-01")
    form.locator("button[value=move]").click()
    reader.page.wait_for_url("**/plan?returned=**")

    reader.page.go_back()
    at_the_plan = reader.step
    reader.page.go_back()

    assert (at_the_plan, reader.step) == ("plan", "step/10")


def test_a_form_from_elsewhere_is_refused_and_back_leads_to_it(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/3"))
    reader.page.evaluate("() => (document.querySelector('[name=token]').value = 'x')")
    reader.next.click()
    reader.page.locator("main a.button").click()
    reader.page.wait_for_url("**/de/")

    reader.page.go_back()
    refused = reader.page.locator("h1").inner_text()
    reader.page.go_back()

    assert refused == "Dieses Formular kam nicht von unserer Seite"
    assert reader.step == "step/3"
