"""References on the result page: what the PDF says, with links in place of numbers."""

from __future__ import annotations

import pytest

from questionnaire.texts import LANGUAGES, Language
from questionnaire.wording.formats import days_within
from tests.web.visitor import Visitor, services_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_table_map_and_credits(visitor: Visitor, language: Language) -> None:
    page = visitor.get(f"/{language}/sample")
    regions = services_of(visitor.app).edition.regions

    caption = page.one("table[@class='reference-table']/caption")
    links = {link.get("href") for link in page.every("a")}

    assert "117" in "".join(caption.itertext())
    assert {cell.get("scope") for cell in page.every("table[@class='reference-table']//th")} == {"row", "col"}
    assert len(page.every(f"div[@class='map']/{SVG}svg")) == 1
    assert set(regions.map_links) <= links
    assert days_within(regions.attribution[language], language).replace("\xa0", " ") in page.words


def test_what_a_list_shows_is_linked_to_its_source(visitor: Visitor) -> None:
    page = visitor.get("/en/sample")

    sources = {source.id: source.address for source in services_of(visitor.app).edition.catalogue.sources}

    assert sources["gnk_brandenburg"] in {link.get("href") for link in page.every("a")}
