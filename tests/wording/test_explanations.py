"""Terms of the trade explain themselves where they stand."""

from __future__ import annotations

import re

import pytest

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.texts import Language
from questionnaire.wording.explanations import Explanations


def explained(catalogue: Catalogue, section: str, language: Language = "de") -> list[str]:
    found = Explanations(catalogue.glossary, language)(section)
    return re.findall(r'popovertarget="term-\w+">([^<]+)</button>', found)


def test_a_term_is_explained_at_its_first_place_in_each_section(catalogue: Catalogue) -> None:
    explain = Explanations(catalogue.glossary, "de")

    sections = [explain("<p>Die Kämmerei fragt. Die Kämmerei wartet.</p>") for _ in range(2)]

    assert [section.count("<dfn>") for section in sections] == [1, 1]
    assert [term.id for term in explain.met()] == ["kaemmerei"]


def test_brackets_and_commas_stay_beside_their_term(catalogue: Catalogue) -> None:
    section = "<p>Fragt dort (Vergabestelle), ob der „Kreistag“ zustimmt.</p>"

    tied = re.findall(r'<span class="tied">(.*?)</span>', Explanations(catalogue.glossary, "de")(section))

    assert [re.sub(r"<[^>]+>", "", found) for found in tied] == ["(Vergabestelle),", "„Kreistag“"]


def test_nothing_but_buttons_is_added(catalogue: Catalogue) -> None:
    told = '<p class="x">Fragt die Vergabestelle &amp; den <em>Kreistag</em>.</p>'

    found = Explanations(catalogue.glossary, "de")(told)

    assert found.count("<dfn>") == 2
    assert re.sub(r"</?(dfn|button|span)[^>]*>", "", found) == told


@pytest.mark.parametrize("tag", ["a", "blockquote", "button", "form", "h3", "label", "summary", "th"])
def test_headings_links_forms_and_texts_to_copy_stay_as_they_are(catalogue: Catalogue, tag: str) -> None:
    section = f"<{tag}>Kämmerei <b>Kreistag</b> Wertgrenze</{tag}><p>Direktauftrag</p>"

    assert explained(catalogue, section) == ["Direktauftrag"]


def test_german_words_may_have_endings_and_compounds_are_other_words(catalogue: Catalogue) -> None:
    section = "<p>Vor den Wertgrenzen steht das Wertgrenzenproblem der Vergabestellen, auch EU-Vergabe.</p>"

    assert explained(catalogue, section) == ["Wertgrenzen", "Vergabestellen"]


def test_in_english_a_term_may_be_small_and_the_longer_one_wins(catalogue: Catalogue) -> None:
    section = "<p>The county council votes. Direct awards end at the value limit (Wertgrenze).</p>"

    assert explained(catalogue, section, "en") == ["county council", "Direct awards", "value limit"]


@pytest.mark.parametrize(
    ("language", "section"),
    [("de", "<p>Ein Amt gibt einen Auftrag. Los!</p>"), ("en", "<p>In order to award a lot.</p>")],
)
def test_words_that_everybody_knows_or_that_mean_two_things_are_let_alone(
    catalogue: Catalogue, language: Language, section: str
) -> None:
    assert explained(catalogue, section, language) == []
