"""Workshops: a room full of phones, an advisor who follows, and pages for everybody."""

from __future__ import annotations

import asyncio
import io

import pytest
from playwright.async_api import Browser, expect
from pypdf import PdfReader

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader, Reader
from tests.browser.room import Phone, in_a_room, open_workshop

PHONES = 8
WIDTHS = (320, 390, 1280)


@pytest.mark.usefixtures("_worker")
def test_eight_phones_at_once_and_an_advisor_who_follows_and_prints(site: str) -> None:
    async def evening(browser: Browser) -> tuple[list[str], bytes]:
        advisor = await open_workshop(browser, site)
        phones = [Phone(site, who) for who in range(PHONES)]
        await asyncio.gather(*(phone.join(browser, advisor.code) for phone in phones))
        await asyncio.gather(*(phone.answer(range(1, 3)) for phone in phones))
        await phones[0].page.reload()
        again = await phones[1].join_again(advisor.code)
        await asyncio.gather(*(phone.answer(range(3, 10)) for phone in phones))

        assert again == phones[1].seat
        assert len({phone.seat for phone in phones}) == PHONES
        assert {phone.seat.split()[0] for phone in phones} == {"Platz", "Seat"}
        # The advisor's page has not been loaded anew.
        await expect(advisor.page.locator(".seats .ready")).to_have_count(PHONES, timeout=20_000)
        await expect(advisor.page.locator("#follow table")).to_have_count(1)
        return [phone.seat.split()[-1] for phone in phones], await advisor.print_all()

    words, document = in_a_room(evening)
    printed = PdfReader(io.BytesIO(document))
    plans = [entry for entry in printed.outline if not isinstance(entry, list)]
    assert len(plans) == PHONES
    pages = [printed.get_destination_page_number(plan) for plan in plans]
    assert all(page is not None and page % 2 == 0 for page in pages)
    assert {str(plan.title).split()[0] for plan in plans} == set("12345678")
    assert sum(str(plan.title).split()[1] in words for plan in plans) == PHONES // 2


def open_as_advisor(reader: Reader, language: Language) -> str:
    """The code; the reader then stands on the page with the secret link."""
    reader.open(f"/{language}/workshops")
    reader.page.fill("#title", "Gründungsabend")
    reader.page.locator("main form button").click()
    reader.page.wait_for_url("**/advisor/*")
    reader.page.locator("main form button").click()
    reader.page.wait_for_url("**/workshop/*")
    code = reader.path.rsplit("/", 1)[1]
    reader.page.go_back()
    return code


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rooms_pages_shut_nobody_out(new_reader: NewReader, language: Language, width: int) -> None:
    reader = new_reader(width)
    code = open_as_advisor(reader, language)
    faults = reader.accessibility_faults() + reader.wider_than_the_window()

    for path in (
        "workshops",
        f"workshop/{code}",
        f"workshop/{code}/erase",
        f"room/{code}",
        "join",
        f"join/{code}",
    ):
        reader.open(f"/{language}/{path}")
        faults += reader.accessibility_faults() + reader.wider_than_the_window()
    reader.page.locator("main form button").click()
    reader.page.wait_for_url("**/seat")
    faults += reader.accessibility_faults() + reader.wider_than_the_window()

    assert faults == [], "\n".join(faults)


def test_a_wrong_code_and_an_empty_invitation_shut_nobody_out(reader: Reader) -> None:
    faults = []
    for path in ("join", "workshops"):
        reader.open(f"/de/{path}")
        reader.page.locator("main form button").click()
        assert reader.page.locator("section.summary").count() == 1
        faults += reader.accessibility_faults()

    assert faults == [], "\n".join(faults)


def test_everything_works_without_javascript(new_reader: NewReader) -> None:
    reader = new_reader(390, javascript=False)
    code = open_as_advisor(reader, "de")
    phone = new_reader(390, javascript=False)
    phone.open(f"/de/join/{code}")
    phone.page.locator("main form button").click()

    reader.open(f"/de/workshop/{code}")

    assert reader.page.locator(".seats li").count() == 1


def test_the_wall_shows_all_three_ways_to_whoever_comes_late(reader: Reader) -> None:
    code = open_as_advisor(reader, "de")
    secret = reader.path.rsplit("/", 1)[1]
    for page in (f"/de/room/{code}", f"/de/workshop/{code}"):
        reader.open(page)
        shown = reader.page.locator("main").inner_text()

        assert f"{code[:4]} {code[4:]}" in shown and "/join" in shown
        assert reader.page.locator("svg.qr").is_visible()
        assert secret not in reader.page.content()
