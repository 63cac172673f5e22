"""What is done once leaves every byte of a document as it was, and no trace in the library."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
import weasyprint
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.layout import page, percent
from weasyprint.text.line_break import Layout

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.assets import AssetFetcher
from questionnaire.report.pdf.faster import kept_styles, once
from questionnaire.report.pdf.faster.markup import ParsedDocument, as_xml, read
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Draw

both = pytest.mark.parametrize("language", LANGUAGES)


def test_the_library_is_the_version_that_was_read() -> None:
    """With another one plans print too, only slower: read anew what is replaced, then raise the number."""
    assert weasyprint.__version__ == once.READ_IN


@both
def test_every_sample_is_the_same_to_the_byte_with_any_other_version(
    sample_plan: ActionPlan, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = plan_html(sample_plan, language)
    quick = render(html)

    monkeypatch.setattr(once, "READ_IN", "another version")

    assert render(html) == quick


def test_odd_characters_are_the_same_to_the_byte(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "Łódź & <b> „Kırşehir“ Кириллица 🎉 مرحبا 東京"
    html = plan_html(draw(name=typed, sentence=typed), "de")
    quick = render(html)

    monkeypatch.setattr(once, "READ_IN", "another version")

    assert render(html) == quick


def test_a_style_is_kept_for_the_next_document_and_nothing_of_whoever_was_first(draw: Draw) -> None:
    """Words, names and addresses stand in no style; a second plan adds hardly any."""
    render(plan_html(draw(name="Someone", sentence="Something"), "de"))
    kept = dict(kept_styles.KEPT)

    render(plan_html(draw(name="Else", sentence="Anything"), "de"))

    assert kept
    assert kept == kept_styles.KEPT


def test_styles_of_a_brand_and_of_an_attribute_are_not_kept() -> None:
    styled = "<!doctype html><html><body><p style='width: 3mm'>One <b>word</b></p></body></html>"
    branded = (
        "<!doctype html><html><head><style>p { color: red }</style></head><body><p>One</p></body></html>"
    )
    render(styled.replace(" style='width: 3mm'", ""), "form")
    kept = dict(kept_styles.KEPT)

    render(styled, "form")
    render(branded, "form")

    assert kept == kept_styles.KEPT


def test_nothing_stays_replaced() -> None:
    before = (page.make_all_pages, percent.resolve_percentages, ComputedStyle.__missing__, Layout.setup)

    with once.work_done_once():
        during = (page.make_all_pages, percent.resolve_percentages, ComputedStyle.__missing__, Layout.setup)
    after = (page.make_all_pages, percent.resolve_percentages, ComputedStyle.__missing__, Layout.setup)

    assert after == before
    assert not set(during) & set(before)


@both
def test_a_plan_is_read_as_xml_with_the_same_elements_and_words(
    sample_plan: ActionPlan, language: Language
) -> None:
    html = plan_html(sample_plan, language)

    assert told(as_xml(html)) == told(HTML(string=html).etree_element)


def test_what_is_left_open_is_read_as_html() -> None:
    found = read("<!doctype html><p>One<p>Two &eacute;", AssetFetcher())

    assert not isinstance(found, ParsedDocument)
    assert [element.text for element in found.etree_element.iter("p")] == ["One", "Two é"]


def told(root: ElementTree.Element) -> list[tuple[str, dict[str, str], str]]:
    """White space between elements aside, and the names of vocabularies, which are part of each tag."""
    return [(element.tag, _attributes(element), (element.text or "").strip()) for element in root.iter()]


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    return {name: value for name, value in element.attrib.items() if not name.endswith("xmlns")}
