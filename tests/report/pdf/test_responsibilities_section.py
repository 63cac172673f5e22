from __future__ import annotations

import re

import pytest

from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Draw, Print, only, text

KINDS = ["12073", "12052", "12060052", "12060100", "08115054", "11000-08", "02000", "09171115"]


def test_the_house_that_decides_and_its_head_are_printed(draw: Draw) -> None:
    printed = text(render(only(plan_html(draw(target="12060100"), "de"), "responsibilities")))

    assert "Amt Joachimsthal (Schorfheide)" in printed
    assert "Amtsdirektorin oder Amtsdirektor" in printed


def test_questions_are_german_in_the_english_plan_and_marked_as_such(draw: Draw) -> None:
    html = plan_html(draw(), "en")
    question = draw().catalogue.fields[2].question

    assert re.search(rf'<span lang="de">{re.escape(question.de)}</span>\s*<span class="gloss">', html)
    assert question.en in html


def test_a_plan_without_target_has_no_such_page(draw: Draw, printed: Print) -> None:
    assert "Wohin Ihr Euch wendet" in text(printed("de"))
    assert "Wohin Ihr Euch wendet" not in plan_html(draw(target="unknown"), "de")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("target", KINDS)
def test_every_kind_of_target_is_printed_without_a_word_of_complaint(
    draw: Draw, target: str, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    html = plan_html(draw(target=target, fields="youth_family"), language)

    render(only(html, "responsibilities"))

    assert caplog.records == []
