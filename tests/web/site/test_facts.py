"""The page of all facts and limits, and that what expired is shown to nobody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from questionnaire.almanac.reviews import dated_parts
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


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "geprüft am 21. Juni 2026, gültig bis 31. März 2027"),
        ("en", "checked on 21 June 2026, valid until 31 March 2027"),
    ],
)
def test_founders_read_when_a_limit_was_checked_and_until_when_it_is_valid(
    visitor: Visitor, language: Language, told: str
) -> None:
    rows = visitor.get(f"/{language}/facts").every("table/tbody/tr")

    (brandenburg,) = [row for row in rows if "Brandenburg" in words(row.find("th"))]
    assert words(brandenburg.findall("td")[0]).replace("\N{NO-BREAK SPACE}", " ") == told
    assert len(rows) == 16 + 1 + len(services_of(visitor.app).edition.catalogue.facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_and_states_are_on_the_operators_page_alone(visitor: Visitor, language: Language) -> None:
    edition = services_of(visitor.app).edition
    dated = dated_parts((edition.catalogue, edition.almanac, edition.regions.names))
    listed = {found.listed_as for found in dated}

    shown = visitor.get(f"/{language}/facts/reviews")

    assert {words(code) for code in shown.every("code")} == listed
    assert visitor.get(f"/{language}/facts").every("code") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_source_that_may_be_printed_has_its_full_address_on_a_page(
    visitor: Visitor, language: Language
) -> None:
    page = visitor.get(f"/{language}/sources")

    sources = services_of(visitor.app).edition.catalogue.sources
    links = {link.get("href", ""): words(link) for link in page.one("ol").iter("a")}
    assert links == {source.address: source.address for source in sources if source.printed}
    assert services_of(visitor.app).edition.regions.attribution[language][:30] in page.words


@pytest.mark.parametrize("start", ["about", "facts"])
def test_about_and_facts_lead_to_the_sources(visitor: Visitor, start: str) -> None:
    links = {link.get("href") for link in visitor.get(f"/de/{start}").every("main//a")}

    assert "/de/sources" in links and ("/de/facts" in links or start == "facts")


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
