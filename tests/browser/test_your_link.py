"""The private link and how long answers stay, on a phone: with JavaScript and without."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.reader import NewReader, Reader
from tests.web.visitor import Journey

PHONE = 390
SHARES = "navigator.share = (shared) => { window.shared = shared; return Promise.resolve(); };"


@pytest.fixture
def phone(new_reader: NewReader, journey: Journey) -> Reader:
    reader = new_reader(PHONE)
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    # This browser has nothing to share with; a phone's has.
    reader.page.add_init_script(SHARES)
    reader.open(journey.path("plan"))
    return reader


def address(reader: Reader, journey: Journey) -> str:
    return f"{reader.site}/de/{journey.link}"


def test_a_touch_copies_the_link_and_says_so(phone: Reader, journey: Journey) -> None:
    phone.page.locator("#copy-link").click()

    phone.page.locator("#link-said", has_text="Kopiert.").wait_for()
    assert phone.page.evaluate("navigator.clipboard.readText()") == address(phone, journey)


def test_a_touch_hands_the_link_to_the_phones_own_list(phone: Reader, journey: Journey) -> None:
    phone.page.locator("#share-link").click()

    assert phone.page.evaluate("window.shared.url") == address(phone, journey)


def test_where_the_browser_cannot_share_nothing_offers_it(new_reader: NewReader, journey: Journey) -> None:
    reader = new_reader(PHONE)
    reader.page.add_init_script("navigator.share = undefined;")

    reader.open(journey.path("plan"))

    assert reader.page.locator("#copy-link").is_visible()
    assert not reader.page.locator("#share-link").is_visible()


def test_the_copied_link_leads_to_the_plan(phone: Reader, journey: Journey) -> None:
    phone.open(urlsplit(phone.page.locator("#own-link").input_value()).path)

    assert phone.step == "plan"


def test_link_and_period_shut_nobody_out(phone: Reader) -> None:
    phone.page.locator("#your-link summary").click()

    assert phone.accessibility_faults() == []
    assert phone.wider_than_the_window() == []


def test_without_javascript_the_link_is_there_to_mark_and_to_mail(
    new_reader: NewReader, journey: Journey
) -> None:
    reader = new_reader(PHONE, javascript=False)
    reader.open(journey.path("plan"))
    part = reader.page.locator("#your-link")

    assert part.get_by_role("button").all_inner_texts() == []
    assert part.locator("#own-link").input_value() == address(reader, journey)
    assert part.locator("a[href^='mailto:']").is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_answers_are_kept_longer_and_no_longer_by_one_touch_each(
    new_reader: NewReader, journey: Journey, javascript: bool
) -> None:
    reader = new_reader(PHONE, javascript=javascript)
    reader.open(journey.path("plan"))
    said, button = reader.page.locator("#keeping strong"), reader.page.locator("#keeping button")
    before, offered = said.inner_text(), button.inner_text()

    button.click()
    reader.page.wait_for_url("**/plan#keeping")
    longer = said.inner_text()
    button.click()

    assert before != longer and longer.split("bis ")[1].rstrip(".") in offered
    reader.open(journey.path("plan"))
    assert said.inner_text() == before


@pytest.mark.parametrize("javascript", [True, False])
def test_the_code_is_printed_only_where_it_is_asked_for(
    new_reader: NewReader, journey: Journey, javascript: bool
) -> None:
    reader = new_reader(PHONE, javascript=javascript)
    reader.open(journey.path("plan"))
    reader.page.locator("#your-link summary").click()
    tick = reader.page.get_by_role("checkbox", name="QR-Code")
    was_ticked = tick.is_checked()
    tick.check()

    with reader.page.context.expect_event("request", lambda asked: "plan.pdf" in asked.url) as asking:
        reader.page.locator("#your-link form button").click()

    assert not was_ticked
    assert asking.value.url == f"{reader.site}{journey.path('plan.pdf')}?link=qr"
