"""The section on references: complete on one page, citing what it says, in one language."""

from __future__ import annotations

import logging

import page
import pytest

from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import Language
from tests.report.paper import Draw, only, pages, text

TITLES = {
    "de": "Wessen Beispiel in Eurer Zielkommune zählt",
    "en": "Whose example counts with your target",
}
LAST_WORDS = {"de": "eigene Berechnung", "en": "own calculation"}
TARGETS = ["12060052", "12060100", "11000-08", "07338", "12052", "09376173"]


@pytest.fixture(scope="module")
def cottbus(draw: Draw) -> bytes:
    return render(only(plan_html(draw(target="12052", customers="12071"), "en"), "references"))


@pytest.mark.parametrize("target", TARGETS)
def test_the_section_stands_on_one_page_whatever_the_target(draw: Draw, target: str) -> None:
    html = plan_html(draw(target=target, customers="12060020"), "de")

    (sheet,) = pages(render(only(html, "references")))

    assert TITLES["de"] in " ".join(sheet.split()) and LAST_WORDS["de"] in " ".join(sheet.split())


@pytest.mark.parametrize(("target", "language"), [("12060100", "de"), ("11000-08", "en")])
def test_maps_and_tables_are_pdf_ua(
    draw: Draw, target: str, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        html = plan_html(draw(target=target, customers="12060020"), language)
        pdf = render(html)

    assert not page.validate_pdf_bytes(pdf, profile="ua1").failures
    assert not caplog.records


def test_each_rung_stands_with_its_population_and_reason(cottbus: bytes) -> None:
    words = text(cottbus)

    assert "Landkreis Spree-Neiße 109,635 You work there already, right next door" in words
    assert "Frankfurt (Oder) county-level city 57,107 Brandenburg, similar size" in words


def test_a_list_is_told_with_its_year_and_source_and_never_as_openness(cottbus: bytes) -> None:
    """4.2: print "was on list X in year Y", never "is open"."""
    words = text(cottbus).replace("\N{NO-BREAK SPACE}", " ")

    assert "was on list A in 2021" in words
    assert "Your target was on list B in 2021 and 2022–2023" in words
    assert "List A: Modellprojekte Smart Cities, federal model projects for smart cities" in words
    assert "is open" not in words


def test_the_sources_of_lists_are_printed_only_where_they_are_cited(draw: Draw) -> None:
    """Eberswalde was on such a list; no Bezirk was."""
    cited = plan_html(draw(target="12060052"), "de")
    uncited = plan_html(draw(target="11000-08"), "de")

    assert "ez-der-laender.de" in cited and "ez-der-laender.de" not in uncited
    assert "engagement-global.de" not in uncited


def test_attribution_of_figures_and_map_stands_in_the_section(draw: Draw) -> None:
    html = plan_html(draw(target="12060"), "de")
    section = html[html.index(TITLES["de"]) : html.index("Die sieben Lektionen")]

    assert "Gemeindeverzeichnis (GV100AD)" in section
    assert "© GeoBasis-DE / BKG 2021" in section
    assert 'href="https://www.govdata.de/dl-de/by-2-0"' in section


def test_bezirke_have_a_source_of_their_own_and_no_map(draw: Draw) -> None:
    html = plan_html(draw(target="11000-08"), "de")
    section = html[html.index(TITLES["de"]) : html.index("Die sieben Lektionen")]

    assert "Melderegister" in section and "GV100AD" not in section
    assert "<svg" not in section and "GeoBasis" not in section


def test_the_figure_of_another_kind_of_place_is_left_out_beside_bezirke(draw: Draw) -> None:
    html = plan_html(draw(target="11000-08", customers="12060"), "de")

    assert "Landkreis Barnim" in html
    assert "194.169" not in html


def test_who_administers_a_small_town_is_named(draw: Draw) -> None:
    assert "Für Joachimsthal zuständig: Amt Joachimsthal (Schorfheide)." in plan_html(
        draw(target="12060100"), "de"
    )


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        ("12073", "You work with your target already."),
        ("12060", "Mention this work in your first talk. Why it counts: right next door, similar size."),
        ("09162", "It is neither near nor of similar size"),
    ],
)
def test_what_a_customer_is_good_for_is_said(draw: Draw, customer: str, said: str) -> None:
    assert said in plan_html(draw(customers=customer), "en")


def test_nothing_is_called_comparable(draw: Draw) -> None:
    html = plan_html(draw(target="12060052"), "de") + plan_html(draw(target="12060052"), "en")

    assert "comparable" not in html and "vergleichbar" not in html


def test_without_a_target_there_is_no_such_section(draw: Draw) -> None:
    assert TITLES["en"] not in plan_html(draw(target="unknown"), "en")


def test_german_administrative_words_in_the_english_plan_are_marked_as_german(draw: Draw) -> None:
    html = plan_html(draw(target="12060100"), "en")

    assert '<span lang="de">Amt Joachimsthal (Schorfheide)</span>' in html
    assert '<span class="setting"><span lang="de">' in html
