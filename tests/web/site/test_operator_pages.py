"""What the law wants to be said of whoever runs the site is said on its pages, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from questionnaire.texts import LANGUAGES, Language
from tests.web.conftest import MakeApp
from tests.web.operators import operator_file
from tests.web.visitor import Visitor

PAGES = ("imprint", "privacy", "accessibility", "contact")
EMPTY = {"de": "Hier steht später", "en": "To be filled in later"}
NOT_YET = {"de": "nicht zur Veröffentlichung", "en": "not for publication"}
SAID = {
    "imprint": ("Nachbarschaft Beispielstadt e. V.", "Lindenweg 1", "Kim Muster", "VR 4711", "DE000000000"),
    "privacy": ("Rechenhaus Beispiel GmbH", "Aufsicht Beispielland", "Fehlerprotokolle", "24", "180"),
    "accessibility": ("23", "2026", "post@nachbarschaft.example"),
    "contact": ("post@nachbarschaft.example", "03334 000000", "sicherheit@nachbarschaft.example"),
}


@pytest.fixture
def told(make_app: MakeApp, tmp_path: Path) -> Visitor:
    return Visitor(make_app(operator=operator_file(tmp_path)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_each_page_says_what_the_operator_gave(told: Visitor, name: str, language: Language) -> None:
    page = told.get(f"/{language}/{name}")

    assert (page.status, page.language) == (200, language)
    assert [words for words in SAID[name] if words not in page.words] == []
    assert EMPTY[language] not in page.words and NOT_YET[language] not in page.words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_without_a_file_each_page_shows_its_gaps(visitor: Visitor, name: str, language: Language) -> None:
    page = visitor.get(f"/{language}/{name}")

    assert page.status == 200
    assert EMPTY[language] in page.words and NOT_YET[language] in page.words


def test_the_operators_words_are_read_in_the_pages_language_where_they_are_given(told: Visitor) -> None:
    german, english = told.get("/de/privacy"), told.get("/en/privacy")

    assert "Buchstabe f DSGVO" in german.words and "(f) GDPR" not in german.words
    assert "(f) GDPR" in english.words and "Buchstabe f DSGVO" not in english.words


def test_words_in_german_alone_are_marked_as_german_on_an_english_page(told: Visitor) -> None:
    (marked,) = told.get("/en/privacy").every("span[@lang='de']")

    assert marked.text == "Fehlerprotokolle ohne Adressen, sieben Tage"
    assert told.get("/de/privacy").every("main//span[@lang]") == []


@pytest.mark.parametrize("name", ["imprint", "privacy", "contact"])
def test_markup_in_a_field_is_shown_as_it_was_typed(make_app: MakeApp, tmp_path: Path, name: str) -> None:
    script = "<script>alert(1)</script>"
    file = operator_file(tmp_path, "Nachbarschaft Beispielstadt e. V.", script)

    page = Visitor(make_app(operator=file)).get(f"/de/{name}")

    assert script in page.words
    assert [found for found in page.every("script") if not found.get("src")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_public_body_names_who_enforces_accessibility(
    make_app: MakeApp, tmp_path: Path, language: Language
) -> None:
    body = '[accessibility]\nenforcement_body = { name = "Schlichtungsstelle Beispielland" }'
    file = operator_file(tmp_path, "[accessibility]", body)

    page = Visitor(make_app(operator=file)).get(f"/{language}/accessibility")

    assert "Schlichtungsstelle Beispielland" in page.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_leads_to_them_from_its_foot(told: Visitor, language: Language) -> None:
    for rest in ("", "about", "facts", "sources", "workshops", "join", "nowhere", *PAGES):
        page = told.get(f"/{language}/{rest}")

        linked = {link.get("href") for link in page.every("footer//a")}
        assert {f"/{language}/{name}" for name in PAGES} <= linked, rest
        assert "Nachbarschaft Beispielstadt e. V." in "".join(page.one("footer").itertext())


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_does_every_personal_page(told: Visitor, language: Language) -> None:
    journey = told.begin()

    for rest in ("step/1", "step/10", "plan", "erase"):
        linked = {link.get("href") for link in journey.get(rest).every("footer//a")}
        assert {f"/{journey.language}/{name}" for name in PAGES} <= linked, rest
