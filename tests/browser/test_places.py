"""Choosing a place with suggestions, and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import NewReader, Reader
from tests.web.visitor import Journey


def test_a_suggestion_is_chosen_by_keyboard_and_the_list_shuts_nobody_out(
    reader: Reader, fresh: Journey
) -> None:
    reader.open(fresh.path("step/2"))
    field, options = reader.page.locator("#target"), reader.page.locator("[role=option]")

    field.press_sequentially("Muench")
    expect(options.first).to_contain_text("München (Stadt)")
    field.press("ArrowDown")
    # What lies under the open list has no contrast that axe could measure.
    faults = [fault for fault in reader.accessibility_faults() if "incomplete color-contrast" not in fault]
    field.press("Enter")

    expect(field).to_have_value("München (Stadt)")
    expect(options.first).to_be_hidden()
    assert faults == [], "\n".join(faults)


def test_a_suggestion_is_tapped_and_lies_above_the_next_question(
    new_reader: NewReader, fresh: Journey
) -> None:
    reader = new_reader(320)
    reader.open(fresh.path("step/2"))
    reader.page.locator("#customers").press_sequentially("Neustadt")

    fifth = reader.page.locator("[role=option]").nth(4)
    # A slow machine has shown what fits the first letters before.
    expect(fifth).to_contain_text("Neustadt")
    fifth.click()
    chosen = reader.page.locator("#customers").input_value()
    reader.page.locator("#target").fill("Landkreis Barnim")
    reader.page.locator("button.button[value=skip], button.button[value=back]").first.click()

    assert chosen.startswith("Neustadt")
    assert fresh.saved()["target"] == "12060" and len(fresh.saved()["customers"]) == 1
    assert reader.wider_than_the_window() == []


def test_a_name_in_another_spelling_says_which_place_it_stands_for(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/2"))
    field, echo = reader.page.locator("#target"), reader.page.locator("#target-place-1")

    field.fill("Landeshauptstadt München")
    field.press("Tab")

    expect(echo).to_contain_text("Kreisfreie Stadt, Bayern")


def test_a_name_that_is_no_official_one_is_not_taken_for_granted(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/2"))
    field, echo = reader.page.locator("#target"), reader.page.locator("#target-place-1")

    field.press_sequentially("Prenzlauer Berg")
    option = reader.page.locator("[role=option]")
    expect(option).to_contain_text("Prenzlauer Berg · ")
    field.press("Tab")

    expect(echo).to_be_empty()


def test_a_name_and_not_knowing_one_take_each_other_away(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/2"))
    field, tick = reader.page.locator("#target"), reader.page.locator("[name=target][value=unknown]")

    field.fill("Barnim")
    field.press("Tab")
    tick.check()
    emptied = field.input_value()
    field.fill("Barnim")

    assert (emptied, tick.is_checked()) == ("", False)


def test_a_button_stays_under_the_mouse_that_presses_it(new_reader: NewReader, fresh: Journey) -> None:
    reader = new_reader(1280)
    reader.page.set_viewport_size({"width": 1280, "height": 2_600})  # all of it is seen at once
    reader.open(fresh.path("step/2"))
    reader.choose_first_answers()
    reader.page.locator("#target").blur()
    reader.page.get_by_text("Landkreis, Brandenburg", exact=False).first.wait_for()
    reader.page.locator("#target").fill("Landkreis Uckermark")
    reader.page.locator("[role=listbox] li").first.wait_for()

    reader.next.hover(position={"x": 20, "y": 4})
    with reader.page.expect_response("**/places?q=*"):
        reader.page.mouse.down()
    reader.page.evaluate("() => new Promise(done => setTimeout(done, 100))")
    reader.page.mouse.up()

    reader.page.wait_for_url("**/step/3")


@pytest.mark.parametrize("width", [320, 1280])
def test_without_javascript_a_name_of_many_is_chosen_on_the_page(
    new_reader: NewReader, fresh: Journey, width: int
) -> None:
    reader = new_reader(width, javascript=False, fonts=False)
    reader.open(fresh.path("step/2"))
    reader.page.locator("#target").fill("Rosenheim")
    reader.page.locator("select").select_option("unknown")
    reader.page.locator("[name=budget_rhythm]").first.check()
    reader.next.click()
    too_wide = reader.wider_than_the_window()

    reader.page.get_by_label("Rosenheim (Stadt)").check()
    reader.next.click()

    assert (reader.step, too_wide, fresh.saved()["target"]) == ("step/3", [], "09163")


def test_the_choice_shuts_nobody_out(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/2"))
    reader.page.locator("#target").fill("Neustadt")
    reader.page.locator("#target").press("Escape")
    reader.next.click()
    reader.page.locator("[name=target-1]").first.wait_for()

    faults = reader.accessibility_faults()

    assert faults == [], "\n".join(faults)
