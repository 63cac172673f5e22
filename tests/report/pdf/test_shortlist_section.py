"""Which municipality first, on paper."""

from __future__ import annotations

import page as validator
import pytest

from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out, render, write
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Draw, only, text

MOST_PAGES = 10
NO_TARGET = {"target": "unknown", "home_place": "12060052"}
both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_without_a_target_paper_has_three_places_and_a_reserve_with_reasons(
    draw: Draw, language: Language
) -> None:
    printed = text(render(only(plan_html(draw(**NO_TARGET), language), "shortlist")))

    assert {"de": "Welche Kommune passt zuerst?", "en": "Which municipality first?"}[language] in printed
    assert {"de": "Hier seid Ihr zu Hause.", "en": "This is where you are based."}[language] in printed
    assert printed.count("Reserve") == 1


@both
def test_its_plan_keeps_to_ten_pages_and_is_pdf_ua(draw: Draw, language: Language) -> None:
    document = lay_out(plan_html(draw(**NO_TARGET), language))

    assert len(document.pages) <= MOST_PAGES
    assert not validator.validate_pdf_bytes(write(document), profile="ua1").failures


def test_where_nothing_of_home_is_known_a_sentence_says_where_to_tell_it(draw: Draw) -> None:
    printed = text(render(only(plan_html(draw(target="unknown"), "de"), "shortlist")))

    assert "Auf der Seite „Welche Kommune passt zuerst?“" in printed


def test_with_a_target_the_next_two_stand_under_its_references(draw: Draw) -> None:
    printed = text(render(only(plan_html(draw(target="12060052"), "de"), "references")))

    assert "Die nächsten Ziele danach: Stadt Bernau bei Berlin und Gemeinde Wandlitz." in printed


@both
def test_page_one_names_who_has_the_task_where_the_target_has_it_not(draw: Draw, language: Language) -> None:
    printed = text(render(only(plan_html(draw(target="12073", fields="culture_sport"), language), "front")))

    assert "Stadt Schwedt/Oder, Stadt Prenzlau" in printed
