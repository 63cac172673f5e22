"""The page of all facts and limits, and that what expired is shown to nobody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from questionnaire.services import Services
from questionnaire.texts import LANGUAGES, Language
from tests.web.markup import words
from tests.web.visitor import Visitor, services_of

SAMPLE = "neighbours-prignitz"


def move_the_clock(app: Flask, monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    monkeypatch.setattr(Services, "now", lambda _: datetime(year, 1, 15, tzinfo=UTC))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_lists_every_fact_and_limit_with_its_source(visitor: Visitor, language: Language) -> None:
    page = visitor.get(f"/{language}/facts")

    services = services_of(visitor.app)
    links = {link.get("href") for link in page.every("a")}
    named = {source for land in services.edition.almanac.limits.lands for source in land.sources}
    assert (page.status, page.language) == (200, language)
    printed = {
        source for source in services.edition.catalogue.sources if source.id in named and source.printed
    }
    assert {source.address for source in printed} <= links
    assert not [link for link in links if link and "github.com" in link]
    assert all(land.where[language] in page.words for land in services.edition.almanac.limits.lands)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_with_a_source_has_that_sources_date(visitor: Visitor, language: Language) -> None:
    rows = visitor.get(f"/{language}/facts").every("table[1]/tbody/tr")

    dates = [(words(row.findall("td")[1]), words(row.find(".//li"))) for row in rows]
    assert len(dates) == 16 + 1 + len(services_of(visitor.app).edition.catalogue.facts)
    assert [source for told, source in dates if not source.endswith(f"({told})")] == []


def test_about_leads_to_the_page_of_facts(visitor: Visitor) -> None:
    assert "/de/facts" in {link.get("href") for link in visitor.get("/de/about").every("a")}


@pytest.mark.parametrize(("language", "gone"), [("de", "100.000"), ("en", "100,000")])
def test_past_their_review_limits_vanish_from_the_page_of_facts(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, language: Language, gone: str
) -> None:
    assert gone in visitor.get(f"/{language}/facts").words

    move_the_clock(visitor.app, monkeypatch, 2028)

    assert gone not in visitor.get(f"/{language}/facts").words


@pytest.mark.parametrize(("language", "gone"), [("de", "100.000 €"), ("en", "€100,000")])
def test_past_its_review_a_limit_vanishes_from_the_sample_plan(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, language: Language, gone: str
) -> None:
    assert gone in visitor.get(f"/{language}/sample").words

    move_the_clock(visitor.app, monkeypatch, 2028)

    page = visitor.get(f"/{language}/sample")
    assert gone not in page.words and "216" not in page.words
