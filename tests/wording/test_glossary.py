"""Which terms of the trade a document explains."""

from __future__ import annotations

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.wording.glossary import terms


def test_the_glossary_explains_only_words_that_occur(catalogue: Catalogue) -> None:
    found = terms("Ruft die Vergabestelle an, nicht die Kämmerei.", catalogue.glossary, "de")

    assert [term.word.de for term in found] == ["Kämmerei", "Vergabestelle"]


def test_in_english_a_word_may_stand_in_german_or_in_english(catalogue: Catalogue) -> None:
    found = terms("Ring the treasury, then the office (Vergabestelle). Treasury.", catalogue.glossary, "en")

    assert [term.id for term in found] == ["vergabestelle", "kaemmerei"]


def test_the_glossary_is_in_dictionary_order(catalogue: Catalogue) -> None:
    found = terms("Zuschlag, Kommune, Kämmerei, Auftrag", catalogue.glossary, "de")

    assert [term.word.de for term in found] == ["Auftrag", "Kämmerei", "Kommune", "Zuschlag"]
