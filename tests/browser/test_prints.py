"""The advisor watches prints come, in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from playwright.sync_api import expect

from questionnaire.storage.print_claims import PrintClaims
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import services_of
from tests.web.workshop.test_workshop import phone, sit_down

WIDTHS = (390, 1280)


def order_prints(reader: Reader, app: Flask) -> None:
    """Opens a workshop, lets somebody in, orders everyone's plan."""
    reader.open("/en/workshops")
    reader.page.get_by_label("Title").fill("Gründungswerkstatt Żary")
    reader.page.get_by_label("Day").fill("2026-11-30")
    reader.page.locator("input[name=language][value=de]").check()
    reader.page.get_by_role("button", name="Open the workshop").click()
    reader.page.get_by_role("button", name="I have saved it").click()
    sit_down(phone(app), reader.page.url.rsplit("/", 1)[1])
    reader.page.locator("input[value=all]").check()
    reader.page.get_by_role("button", name="Make the files to print").click()


def print_it(app: Flask) -> None:
    """What a worker does, without printing."""
    services, now = services_of(app), datetime.now(UTC)
    claims = PrintClaims(services.assessments.engine)
    claim = claims.claim(claims.due(now)[-1], now)
    assert claim is not None
    services.print_folder.open(claim.id)
    claims.print_one(claim, 1, now)
    services.print_folder.result(claim.id, "pdf").write_bytes(b"%PDF-1.7 the plans")
    claims.end(claim, "done")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_file_appears_without_reload_and_shuts_nobody_out(
    new_reader: NewReader, app: Flask, width: int
) -> None:
    reader = new_reader(width)
    order_prints(reader, app)
    reader.page.get_by_role("button", name="Cancel").focus()
    faults = reader.accessibility_faults()

    print_it(app)
    expect(reader.page.get_by_role("link", name="Download")).to_be_visible()

    expect(reader.page.get_by_role("button", name="Remove")).to_be_focused()
    assert faults + reader.accessibility_faults() == []


def test_without_javascript_refresh_does_the_same(new_reader: NewReader, app: Flask) -> None:
    reader = new_reader(javascript=False)
    order_prints(reader, app)

    print_it(app)
    reader.page.get_by_role("link", name="Refresh").click()

    expect(reader.page.get_by_role("link", name="Download")).to_be_visible()
