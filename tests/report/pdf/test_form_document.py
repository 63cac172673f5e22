"""The questionnaire on paper: six pages that a pen fills in and ten fingers type off."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

import page as validator
import pytest
from weasyprint import Document
from weasyprint.formatting_structure.boxes import BlockContainerBox

from questionnaire.answers.keys import keys, numbered
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.report.pdf.form_document import form_html
from questionnaire.report.pdf.render import lay_out, render, write
from questionnaire.texts import LANGUAGES, Language
from questionnaire.wording.answer_words import choices
from tests.report.paper import pages
from tests.report.sheets import sheets

MOST_PAGES = 6
MILLIMETRE = 96 / 25.4

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def laid_out(catalogue: Catalogue) -> dict[Language, Document]:
    day = date(2026, 11, 23)
    return {language: lay_out(form_html(catalogue, language, day), "form") for language in LANGUAGES}


@pytest.fixture(scope="module")
def printed(laid_out: dict[Language, Document]) -> dict[Language, bytes]:
    return {language: write(document) for language, document in laid_out.items()}


def boxes(box: Any, name: str) -> Iterator[Any]:
    """Blocks to which the document gives that class."""
    element = getattr(box, "element", None)
    if (
        isinstance(box, BlockContainerBox)
        and element is not None
        and name in element.get("class", "").split()
    ):
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child, name)


def flat(text: str) -> str:
    return " ".join(text.split())


@both
def test_six_pages_well_filled(laid_out: dict[Language, Document], language: Language) -> None:
    filled = [round(sheet.filled, 2) for sheet in sheets(laid_out[language])]

    assert len(filled) == MOST_PAGES
    assert min(filled) > 0.5, filled


@both
def test_it_is_pdf_ua(printed: dict[Language, bytes], language: Language) -> None:
    assert not validator.validate_pdf_bytes(printed[language], profile="ua1").failures


@both
def test_printing_has_nothing_to_complain_of(
    catalogue: Catalogue, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "weasyprint"):
        render(form_html(catalogue, language, date(2026, 11, 23)), "form")

    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@both
def test_every_question_is_there_with_its_number(
    catalogue: Catalogue, printed: dict[Language, bytes], language: Language
) -> None:
    paper = flat(" ".join(pages(printed[language])))

    for number, question in numbered(catalogue):
        assert f"{number} {flat(question.title[language])}" in paper


@both
def test_every_answer_stands_beside_its_key(
    catalogue: Catalogue, printed: dict[Language, bytes], language: Language
) -> None:
    paper = flat(" ".join(pages(printed[language])))

    for question in catalogue.asked_questions:
        options = choices(question, language)
        assert [option.key for option in options] == list(keys(question))
        for option in options:
            assert f"{option.key} {flat(option.label)}" in paper, option


@both
def test_each_page_says_whose_which_and_of_what_edition_it_is(
    catalogue: Catalogue, printed: dict[Language, bytes], language: Language
) -> None:
    number, word, of = {
        "de": ("Platznummer", "Wort", "Seite {} von 6"),
        "en": ("Seat number", "Word", "Page {} of 6"),
    }[language]

    for place, paper in enumerate(map(flat, pages(printed[language])), 1):
        assert number in paper and word in paper and of.format(place) in paper
        assert catalogue.edition_number in paper


@both
def test_there_is_room_for_a_pen(laid_out: dict[Language, Document], language: Language) -> None:
    found = [page._page_box for page in laid_out[language].pages]
    lines = [box.height for page in found for box in boxes(page, "line")]
    blanks = [box.height for page in found for box in boxes(page, "blank")]
    ticks = [box for page in found for box in boxes(page, "option") if box.style["background_image"]]

    assert len(lines) == 7 and min(lines + blanks) >= 8 * MILLIMETRE
    assert ticks
    for box in ticks:
        ((width, height),) = box.style["background_size"]
        assert min(width.value, height.value) >= 4 * MILLIMETRE


def test_the_same_day_gives_the_same_document(catalogue: Catalogue) -> None:
    assert form_html(catalogue, "de", date(2026, 11, 23)) == form_html(catalogue, "de", date(2026, 11, 23))
