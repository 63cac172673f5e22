"""What is done once leaves every byte of a document as it was, and no trace in the library."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
import weasyprint
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.layout import page, percent
from weasyprint.text.line_break import Layout

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.assets import AssetFetcher
from questionnaire.report.pdf.faster import drawn_text, flow, kept_styles, marks, once
from questionnaire.report.pdf.faster.markup import ParsedDocument, as_xml, read
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out, render, write
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


def test_hardly_a_line_is_drawn_glyph_by_glyph(plan: ActionPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """The title is, whose letters stand closer together, and where two letters are moved for their looks."""
    lines: list[str] = []

    def note(_stream: Any, textbox: Any, *_others: Any) -> list[Any]:
        lines.append(textbox.text.strip())
        return []

    monkeypatch.setattr(drawn_text, "draw_glyph_by_glyph", note)

    render(plan_html(plan, "de"))

    assert len([line for line in lines if line]) < 5


def test_a_mark_is_drawn_once_in_each_of_its_sizes(plan: ActionPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    draw = marks.draw

    def note(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        drawn.append((image, width, height))
        draw(image, stream, width, height, style)

    monkeypatch.setattr(marks, "draw", note)

    render(plan_html(plan, "de"))

    assert len(drawn) == len(set(drawn))


def test_a_box_is_asked_once_for_a_style_whether_it_lies_in_the_flow(
    plan: ActionPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    ask = flow.is_in_flow

    def note(box: Any) -> bool:
        asked.append(box.style)
        return bool(ask(box))

    monkeypatch.setattr(flow, "is_in_flow", note)

    lay_out(plan_html(plan, "de"))

    assert len(asked) == len({id(style) for style in asked})


def test_nothing_is_packed_at_the_slowest_level(plan: ActionPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    document = lay_out(plan_html(plan, "de"))

    monkeypatch.delattr("pydyf.zlib.compressobj")

    assert write(document)


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
