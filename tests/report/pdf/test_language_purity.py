"""A plan speaks one language: nothing that the catalogue says in the other is in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import polib
import pytest
from html5lib import HTMLParser

from questionnaire.almanac.almanac import Almanac
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.places.regions import Regions
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language
from tests.content.texts import all_texts

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "samples").glob("*.json"))
# Single German terms stand in brackets in English texts, where one needs them for searching and calling.
TELLING = 3


def said_in(language: Language) -> set[str]:
    """Everything that only this language says: content and interface, but for the names of offices.

    One calls these offices: they keep their German names in either plan, with their meaning in brackets.
    """
    texts = {
        (text.de, text.en)
        for place, text in all_texts().items()
        if not place.endswith((".unit", ".department"))
    }
    words = polib.pofile(str(ROOT / "translations/de/LC_MESSAGES/messages.po"))
    texts |= {(entry.msgstr, entry.msgid) for entry in words if "%(" not in entry.msgid}
    own = {pair[LANGUAGES.index(language)] for pair in texts if pair[0] != pair[1]}
    return {text for text in own if len(text.split()) >= TELLING}


def words_of(html: str, language: Language) -> str:
    """Without what is tagged as the other language: letters to authorities are German in either plan."""
    body = HTMLParser(namespaceHTMLElements=False).parse(html).find("body")
    return " ".join("".join(spoken(body, language)).split())


def spoken(element: Element, language: Language) -> Iterator[str]:
    if element.get("lang", language) == language:
        yield element.text or ""
        for child in element:
            yield from spoken(child, language)
            yield child.tail or ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_no_sentence_of_the_other_language_is_in_the_plan(
    catalogue: Catalogue, almanac: Almanac, regions: Regions, sample: Path, language: Language
) -> None:
    answers = read_answers(catalogue, regions, sample.read_bytes())
    other: Language = "en" if language == "de" else "de"

    plan = draw_up(Edition(catalogue, almanac, regions), answers, date(2026, 11, 23))
    text = words_of(plan_html(plan, language), language)

    assert [said for said in said_in(other) if said in text] == []
