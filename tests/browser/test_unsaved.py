"""What was typed and not saved comes back after a reload, to whoever typed it and to nobody else."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.reader import NewReader, Reader
from tests.web.visitor import Journey, Visitor

RESTORED = "Nicht gespeicherte Eingaben wiederhergestellt."


def kept(page: Page) -> int:
    return int(page.evaluate("() => Object.keys(sessionStorage).length"))


def type_a_name(reader: Reader, journey: Journey, name: str = "Mitreden") -> None:
    reader.open(journey.path("step/1"))
    reader.page.locator("#name").fill(name)


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_what_was_not_saved_survives_a_reload_and_is_announced(
    new_reader: NewReader, fresh: Journey, width: int
) -> None:
    reader = new_reader(width)
    type_a_name(reader, fresh)
    reader.page.locator("[name=fields]").nth(1).check()
    reader.page.locator("[name=form]").nth(2).check()

    reader.page.reload()

    expect(reader.page.locator(".restored")).to_contain_text(RESTORED)
    expect(reader.page.locator("#name")).to_have_value("Mitreden")
    checked = [found.get_attribute("value") for found in reader.page.locator("input:checked").all()]
    assert (checked, fresh.saved(), reader.accessibility_faults()) == (["kita", "food"], {}, [])


def test_places_and_a_quarter_survive_a_reload_with_what_they_are(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/2"))
    reader.page.locator("[name=customers]").nth(1).fill("Eberswalde (Landkreis Barnim)")
    reader.page.locator("[name=target][value=unknown]").check()
    reader.page.locator("#start").select_option("unknown")

    reader.page.reload()

    expect(reader.page.locator("[name=customers]").nth(1)).to_have_value("Eberswalde (Landkreis Barnim)")
    expect(reader.page.locator("#customers-place-2")).to_contain_text("Stadt, Landkreis Barnim, 41.481")
    expect(reader.page.locator("[name=target][value=unknown]")).to_be_checked()
    expect(reader.page.locator("#start")).to_have_value("unknown")


def test_what_was_saved_is_not_kept_any_longer(reader: Reader, fresh: Journey) -> None:
    type_a_name(reader, fresh)
    before = kept(reader.page)

    reader.page.locator("header .button").click()
    reader.page.wait_for_url("**/en/**")

    assert (before, kept(reader.page), reader.page.locator(".restored").count()) == (1, 0, 0)
    type_a_name(reader, fresh, "Zwiebelfisch")
    reader.page.locator("main button[value=back]").click()
    reader.page.wait_for_url("**/de/")
    assert (kept(reader.page), fresh.saved()["name"]) == (0, "Zwiebelfisch")


def test_what_was_discarded_does_not_come_back(reader: Reader, fresh: Journey) -> None:
    type_a_name(reader, fresh)
    reader.page.reload()

    with reader.page.expect_navigation():
        reader.page.locator(".restored button").click()

    expect(reader.page.locator("#name")).to_have_value("")
    assert (kept(reader.page), reader.page.locator(".restored").count()) == (0, 0)


def test_what_was_refused_is_kept_too(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/2"))
    reader.page.locator("#target").fill("Xyzzyhausen")
    reader.next.click()
    reader.page.locator("section.summary:focus").wait_for()

    reader.open(fresh.path("step/2"))

    expect(reader.page.locator("#target")).to_have_value("Xyzzyhausen")


def test_on_a_shared_device_other_answers_never_see_it(reader: Reader, fresh: Journey, app: Flask) -> None:
    type_a_name(reader, fresh)

    reader.open(Visitor(app).begin("de").path("step/1"))

    assert (reader.page.locator("#name").input_value(), kept(reader.page)) == ("", 0)


def test_it_goes_when_the_answers_are_erased_and_with_the_tab(
    reader: Reader, fresh: Journey, new_reader: NewReader
) -> None:
    type_a_name(reader, fresh)
    other = new_reader()
    other.open(fresh.path("step/1"))
    elsewhere = other.page.locator("#name").input_value()

    reader.open(fresh.path("erase"))
    reader.page.locator("main form button").click()
    reader.page.wait_for_url("**/erased")

    assert (elsewhere, kept(reader.page)) == ("", 0)
    assert reader.page.evaluate("() => Object.keys(localStorage).length") == 0
