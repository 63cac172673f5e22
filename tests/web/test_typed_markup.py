"""Whatever people type is shown as they typed it, and no page takes it for its own."""

from __future__ import annotations

from html import unescape

import pytest
from flask import Flask

from tests.web.visitor import Page, Visitor
from tests.web.workshop.test_workshop import INVITATION, phone

HOSTILE = '<script src="//x.example"></script>{{ 7*7 }}"><img src=x>'


def is_only_text(page: Page) -> bool:
    """It is said, and nothing that it names is loaded."""
    sources = [found.get("src", "") for name in ("script", "img") for found in page.every(name)]
    return HOSTILE in unescape(page.body.decode()) and not {"x", "//x.example"} & set(sources)


@pytest.mark.parametrize("rest", ["step/1", "step/10", "plan"])
def test_markup_in_a_name_is_text_on_every_page_that_says_it(visitor: Visitor, rest: str) -> None:
    journey = visitor.bring("school-meals-uckermark")
    journey.send(1, {"name": HOSTILE}, go="stay")

    assert is_only_text(journey.get(rest))


def test_markup_in_a_form_that_comes_back_is_text(visitor: Visitor) -> None:
    journey = visitor.begin()

    assert is_only_text(journey.send(1, {"name": HOSTILE * 9}, go="stay"))


def test_markup_in_the_title_of_a_workshop_is_text_for_everybody(app: Flask) -> None:
    browser = phone(app)
    key = browser.post("/en/workshops", {**INVITATION, "title": HOSTILE}).location
    room = browser.post(key).location
    code = room.rsplit("/", 1)[1]

    pages = [browser.get(path) for path in (room, f"/de/room/{code}", f"/en/join/{code}")]

    assert [is_only_text(page) for page in pages] == [True] * len(pages)
