"""On a home screen, in a tab and in a search engine's list."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from questionnaire.brand.colours import OURS
from questionnaire.texts import LANGUAGES, Language
from questionnaire.web.site.manifest import GROUND
from questionnaire.web.site.static_files import FOLDER
from tests.web.visitor import Visitor


def manifest(visitor: Visitor, language: Language) -> dict[str, Any]:
    address = visitor.get(f"/{language}/").one("link[@rel='manifest']").get("href", "")
    page = visitor.get(address)
    assert page.headers["Content-Type"] == "application/manifest+json"
    told: dict[str, Any] = json.loads(page.body)
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest_begins_in_its_own_language(visitor: Visitor, language: Language) -> None:
    told = manifest(visitor, language)

    assert (told["lang"], told["start_url"], told["scope"]) == (language, f"/{language}/", "/")
    assert visitor.get(told["start_url"]).language == language
    assert told["name"] and told["short_name"] and told["description"]


def test_the_manifest_says_what_the_other_language_says_in_other_words(visitor: Visitor) -> None:
    german, english = (manifest(visitor, language) for language in ("de", "en"))

    assert german["description"] != english["description"]
    assert german["icons"] == english["icons"]


def test_every_icon_has_the_size_that_is_said(visitor: Visitor) -> None:
    icons = manifest(visitor, "de")["icons"]

    drawn = [Image.open(BytesIO(visitor.get(icon["src"]).body)).size for icon in icons]

    assert [f"{width}x{height}" for width, height in drawn] == [icon["sizes"] for icon in icons]
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in icons}
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}


def test_tabs_and_apples_find_their_icons(visitor: Visitor) -> None:
    links = {link.get("rel"): link.get("href", "") for link in visitor.get("/de/").every("link")}

    assert Image.open(BytesIO(visitor.get(links["apple-touch-icon"]).body)).size == (180, 180)
    assert Image.open(BytesIO(visitor.get("/favicon.ico").body)).size == (32, 32)


def test_the_colours_are_those_of_the_style_sheet(visitor: Visitor) -> None:
    css = (FOLDER / "rathausreif.css").read_text()

    assert f"--brand: {OURS};" in css and f"--ground: {GROUND};" in css
    assert visitor.get("/de/").one("meta[@name='theme-color']").get("content") == OURS
    assert manifest(visitor, "de")["theme_color"] == OURS
