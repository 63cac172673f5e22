"""The facilitator's page: one sheet that can stand alone on a table."""

from __future__ import annotations

import page as validator
import pytest
from weasyprint.formatting_structure import boxes

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.report.pdf.guide_document import guide_html
from questionnaire.report.pdf.render import lay_out, render, write
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import text
from tests.report.sheets import sheets

both = pytest.mark.parametrize("language", LANGUAGES)
PIXELS_A_POINT = 96 / 72


@both
def test_it_is_one_page_of_pdf_ua(
    catalogue: Catalogue, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    document = lay_out(guide_html(catalogue, language), "handout")

    assert len(document.pages) == 1
    assert 0.75 < sheets(document)[0].filled < 0.96
    assert not validator.validate_pdf_bytes(write(document), profile="ua1").failures
    assert not caplog.records


@both
def test_no_letter_in_the_text_is_smaller_than_nine_points(catalogue: Catalogue, language: Language) -> None:
    (page,) = lay_out(guide_html(catalogue, language), "handout").pages
    body = next(box for box in page._page_box.descendants() if box.element_tag == "body")

    sizes = {box.style["font_size"] for box in body.descendants() if isinstance(box, boxes.TextBox)}

    assert min(sizes) >= 8.8 * PIXELS_A_POINT


@both
def test_the_ninety_minutes_are_those_of_the_running_order(catalogue: Catalogue, language: Language) -> None:
    printed = text(render(guide_html(catalogue, language), "handout"))

    for slot in catalogue.workshop.slots:
        assert slot.title[language] in printed and slot.lead[language] in printed
    assert "0–5" in printed and "85–90" in printed


@both
def test_every_piece_of_advice_is_there(catalogue: Catalogue, language: Language) -> None:
    html = guide_html(catalogue, language)

    assert [
        line for found in catalogue.workshop.guide for line in found.lines if line[language] not in html
    ] == []
