"""What every sample's document is measured by, on three dates: filled pages, nothing torn, few pages."""

from __future__ import annotations

from datetime import date
from itertools import product
from operator import attrgetter

import page as validator
import pytest
from weasyprint import Document

from questionnaire.almanac.almanac import Almanac
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.places.regions import Regions
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.gaps import lesson_gaps
from questionnaire.plan.phases import phases
from questionnaire.report.pdf.page_budget import set_out
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out, write
from questionnaire.texts import LANGUAGES, Language
from tests.report.conftest import SAMPLES
from tests.report.paper import Draw
from tests.report.sheets import HEADINGS, sheets

FILLED = 2 / 3
MOST_PAGES = 10
DATES = (date(2026, 11, 30), date(2027, 3, 15), date(2027, 10, 15))

CASES = list(product(sorted(SAMPLES.glob("*.json")), DATES))
NOTES: dict[Language, str] = {"de": "Für Eure Notizen", "en": "For your notes"}

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0].stem}-{case[1]}")
def dated_plan(
    request: pytest.FixtureRequest, catalogue: Catalogue, almanac: Almanac, regions: Regions
) -> ActionPlan:
    """Each sample on each date in turn."""
    sample, today = request.param
    answers = read_answers(catalogue, regions, sample.read_bytes())
    return draw_up(Edition(catalogue, almanac, regions), answers, today)


@pytest.fixture(scope="module")
def laid_out(dated_plan: ActionPlan) -> dict[Language, Document]:
    return {language: lay_out(plan_html(dated_plan, language)) for language in LANGUAGES}


@both
def test_every_page_is_two_thirds_full(laid_out: dict[Language, Document], language: Language) -> None:
    """Where the sources end, ruled lines to write on fill the page; after it come two pages to take out."""
    *told, last, _call, _hand_out = sheets(laid_out[language])

    filled = [round(sheet.filled, 2) for sheet in told]

    assert min(filled) > FILLED, filled
    assert any(NOTES[language] in piece.text for piece in last.pieces)


@both
def test_no_step_is_torn(
    dated_plan: ActionPlan, laid_out: dict[Language, Document], language: Language
) -> None:
    told = [squeezed("".join(piece.text for piece in sheet.pieces)) for sheet in sheets(laid_out[language])]

    for phase in phases(dated_plan, set_out(dated_plan)):
        for task in phase.tasks if phase.name != "later" else ():
            why, done = (squeezed(text[language]) for text in (task.action.why, task.done_when))
            assert any(why in sheet and done in sheet for sheet in told), task.title


def squeezed(text: str) -> str:
    """Without blanks, as lines break anywhere."""
    return "".join(text.split())


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
def test_a_lesson_and_its_gaps_stay_on_one_page(
    dated_plan: ActionPlan, laid_out: dict[Language, Document], language: Language
) -> None:
    told = [squeezed("".join(piece.text for piece in sheet.pieces)) for sheet in sheets(laid_out[language])]

    for chapter in filter(attrgetter("concerns"), dated_plan.chapters):
        gist = squeezed(chapter.lesson.gist[language])
        (sheet,) = (sheet for sheet in told if gist in sheet)
        for gap in lesson_gaps(chapter.score, dated_plan.tasks).gaps:
            missing = gap.indicator.question.gap
            assert missing and squeezed(missing[language]) in sheet


def test_a_page_that_ends_with_a_heading_is_noticed() -> None:
    document = lay_out("<html lang=en><title>x</title><p>text<h2>left behind</h2>")

    assert sheets(document)[0].ends_with_heading
    assert sheets(document)[0].pieces[-1].tag in HEADINGS
    assert sheets(document)[0].filled < FILLED
