"""What a plan costs, counted: nobody waits longer because a page is laid out twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from weasyprint.layout import page
from weasyprint.text.line_break import Layout

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.faster import kept_styles
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out, styles
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Print

both = pytest.mark.parametrize("language", LANGUAGES)
KIB = 1024
STYLES = 400


def counted(function: Callable[..., Any], calls: list[str]) -> Callable[..., Any]:
    def called(*arguments: Any, **named: Any) -> Any:
        calls.append(function.__name__)
        return function(*arguments, **named)

    return called


@both
def test_each_page_is_laid_out_once_and_the_list_of_pages_once_more(
    plan: ActionPlan, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(page, "make_page", counted(page.make_page, calls))

    document = lay_out(plan_html(plan, language))

    assert len(calls) == len(document.pages) + 1


@both
def test_lines_are_tried_no_more_often_than_they_are_many(
    plan: ActionPlan, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some 1,700: each line is shaped to be broken, and once more as it stands."""
    calls: list[str] = []
    monkeypatch.setattr(Layout, "get_first_line", counted(Layout.get_first_line, calls))

    lay_out(plan_html(plan, language))

    assert len(calls) < 1900


@both
def test_a_second_plan_computes_few_styles(
    plan: ActionPlan, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of its pages and of what has a style of its own; the others are kept, and none is for notes."""
    html = plan_html(plan, language)
    lay_out(html)
    calls: list[str] = []
    monkeypatch.setattr(kept_styles, "compute", counted(kept_styles.compute, calls))

    lay_out(html)

    assert len(calls) < STYLES


@both
def test_a_plan_is_a_small_file_from_a_small_page(
    plan: ActionPlan, printed: Print, language: Language
) -> None:
    assert len(printed(language)) < 190 * KIB
    assert len(plan_html(plan, language)) < 72 * KIB


@both
def test_a_plan_has_few_elements(plan: ActionPlan, language: Language) -> None:
    assert len(re.findall(r"<\w", plan_html(plan, language))) < 1200


def test_few_rules_are_matched_with_each_element() -> None:
    sheet = "".join(path.read_text(encoding="utf-8") for path in styles("plan"))

    assert sheet.count("{") < 460
