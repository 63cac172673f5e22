"""An operator with a browser, at the review desk."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Flask

from questionnaire.almanac.revisions import Ledger
from tests.web.visitor import Page, Visitor, services_of

# Cookies of this kind go over TLS only.
SITE = "https://localhost/"
NEW_SOURCE = {
    "source1.title": "NWertVO in neuer Fassung",
    "source1.address": "https://example.org/nwertvo",
    "source1.dated": "2026-11-20",
}


class Operator:
    def __init__(self, app: Flask, language: str = "en") -> None:
        self.app, self.language = app, language
        self.browser = Visitor(app, SITE, keeps_cookies=True)
        self.key = services_of(app).desk_key.make()

    def come_in(self) -> Page:
        self.browser.post(f"/{self.language}/desk/{self.key}")
        return self.desk()

    def desk(self, query: str = "") -> Page:
        return self.browser.get(f"/{self.language}/desk{query}")

    def entry(self, what: str) -> Page:
        return self.browser.get(f"/{self.language}/desk/entries/{what}")

    def form(self, what: str, kind: str) -> dict[str, str | list[str]]:
        """What a browser would send if nobody typed anything."""
        page = self.browser.get(f"/{self.language}/desk/entries/{what}/{kind}")
        return filled(page)

    def ask(self, what: str, kind: str, **typed: str | list[str]) -> Page:
        """The preview, or the form with what is wrong."""
        return self.send(what, kind, {**self.form(what, kind), "by": "AB", **typed})

    def send(self, what: str, kind: str, form: dict[str, str | list[str]]) -> Page:
        return self.browser.post(f"/{self.language}/desk/entries/{what}/{kind}", form)

    def accept(self, what: str, kind: str, preview: Page) -> Page:
        """Presses the button beneath the preview."""
        page = self.browser.post(f"/{self.language}/desk/entries/{what}/{kind}/preview", filled(preview))
        return self.browser.get(page.location) if page.status == 303 else page

    @property
    def ledger(self) -> Ledger:
        return services_of(self.app).reviewed.in_force().ledger

    @property
    def today(self) -> date:
        return services_of(self.app).today()

    @property
    def next_year(self) -> str:
        return (self.today + timedelta(days=365)).isoformat()


def filled(page: Page) -> dict[str, str | list[str]]:
    """The fields of the page's form, as they are."""
    form: dict[str, str | list[str]] = {"go": "next"}
    for field in page.every("main//*[@name]"):
        name = field.get("name", "")
        if field.tag == "textarea":
            form[name] = field.text or ""
        elif field.tag == "select":
            options = list(field.iter("option"))
            chosen = [option for option in options if "selected" in option.attrib] or options[:1]
            form[name] = chosen[0].get("value", "")
        elif field.tag == "input" and field.get("type") != "checkbox":
            form[name] = field.get("value", "")
    return form
