"""What every sample's document is measured by: PDF/UA, filled pages, no heading left behind, few pages."""

from __future__ import annotations

import page as validator
import pytest
from weasyprint import Document

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out, write
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Draw
from tests.report.sheets import HEADINGS, sheets

FILLED = 0.45
MOST_PAGES = 10

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def laid_out(sample_plan: ActionPlan) -> dict[Language, Document]:
    return {language: lay_out(plan_html(sample_plan, language)) for language in LANGUAGES}


@both
def test_no_page_but_the_last_two_is_left_mostly_empty(
    laid_out: dict[Language, Document], language: Language
) -> None:
    """What is told ends where it ends; after it comes the page to hand out."""
    filled = [round(sheet.filled, 2) for sheet in sheets(laid_out[language])[:-2]]

    assert min(filled) > FILLED, filled


@both
def test_no_heading_ends_a_page(laid_out: dict[Language, Document], language: Language) -> None:
    left_behind = [
        number for number, sheet in enumerate(sheets(laid_out[language]), 1) if sheet.ends_with_heading
    ]

    assert left_behind == []


@both
def test_a_plan_has_ten_pages_at_most(laid_out: dict[Language, Document], language: Language) -> None:
    assert len(laid_out[language].pages) <= MOST_PAGES


@both
def test_not_knowing_anything_makes_no_long_plan(draw: Draw, language: Language) -> None:
    plan = draw(**{question.id: "unknown" for question in draw().catalogue.questions if question.unknown})

    assert len(lay_out(plan_html(plan, language)).pages) <= MOST_PAGES


@both
def test_it_is_pdf_ua(laid_out: dict[Language, Document], language: Language) -> None:
    assert not validator.validate_pdf_bytes(write(laid_out[language]), profile="ua1").failures


@both
def test_a_lesson_and_its_answers_stay_on_one_page(
    sample_plan: ActionPlan, laid_out: dict[Language, Document], language: Language
) -> None:
    names = {chapter.lesson.name[language]: chapter for chapter in sample_plan.chapters}

    for sheet in sheets(laid_out[language]):
        texts = " ".join(piece.text for piece in sheet.pieces)
        for piece in sheet.pieces:
            if piece.tag == "h3" and piece.text in names:
                score = names[piece.text].score
                topics = [
                    s.question.topic[language] for s in score.indicators if s.option and s.question.topic
                ]
                assert all(topic in texts for topic in topics), piece.text


def test_a_page_that_ends_with_a_heading_is_noticed() -> None:
    document = lay_out("<html lang=en><title>x</title><p>text<h2>left behind</h2>")

    assert sheets(document)[0].ends_with_heading
    assert sheets(document)[0].pieces[-1].tag in HEADINGS
    assert sheets(document)[0].filled < FILLED
