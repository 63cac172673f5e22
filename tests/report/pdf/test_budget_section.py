"""What a plan prints of a budget whose years nobody is sure of."""

from __future__ import annotations

import re

import pytest

from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language
from questionnaire.wording.formats import day, months
from tests.report.paper import Draw
from tests.report.pdf.test_language_purity import words_of

BREMERHAVEN = "04012"
FIGURE: dict[Language, str] = {"de": "Eure Zahl ist fällig", "en": "Your figure is due"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_years_are_unknown_no_month_is_named_and_one_is_told_to_ask(
    draw: Draw, language: Language
) -> None:
    plan = draw(target=BREMERHAVEN, budget_rhythm="unknown")
    html = plan_html(plan, language)
    words = plan.catalogue.calendar

    assert words_of(html, language).count(words.ask[language]) == 2
    assert words.ask_how[language] in words_of(html, language)
    assert 'class="periods"' not in html
    assert plan.budget_rule and plan.budget_rule.note and plan.budget_rule.note[language] in html


def test_bremens_budget_is_cited_from_the_senates_press_office(draw: Draw) -> None:
    html = plan_html(draw(target="04011", budget_rhythm="unknown"), "de")

    assert "senatspressestelle.bremen.de" in html and "2028/29" in html


def test_a_bavarian_county_is_told_of_the_counties_law(draw: Draw) -> None:
    law = {target: draw(target=target, budget_rhythm="one_year").budget_law for target in ("09777", "09162")}

    assert law == {"09777": "Art. 59 LKrO", "09162": "Art. 65 GO"}


def test_what_is_far_above_every_limit_is_not_begun_by_a_small_order(draw: Draw) -> None:
    large = {"target": "14713", "term": "four_years", "start": "2027-Q1", "form": "digital", "fields": "kita"}
    small = draw(**large | {"yearly_price": "up_to_5k", "term": "one_year"})

    assert "kleinen Auftrag aus einem Posten" in plan_html(small, "de")
    assert "kleinen Auftrag aus einem Posten" not in plan_html(
        draw(**large | {"yearly_price": "over_150k"}), "de"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_say_in_words_who_does_what_when_and_one_is_the_accent(draw: Draw, language: Language) -> None:
    plan = draw()
    assert plan.budget is not None
    bars = plan_html(plan, language).split('<li><div class="period ')[1:]
    words = plan.catalogue.calendar

    assert len(bars) == len(plan.budget.window.milestones) + len(plan.budget.window.deeds)
    for milestone, bar in zip(plan.budget.window.milestones, bars, strict=False):
        assert words.entry(milestone.kind).title[language] in bar
        assert months(milestone.first, milestone.last, language) in bar
    (due,) = (bar for bar in bars if bar.startswith("ours figure"))
    assert FIGURE[language] in due and day(plan.budget.window.figure.day, language) in due


@pytest.mark.parametrize("start", ["2026-Q4", "2027-Q3", "2028-Q4"])
def test_every_bar_lies_within_the_months(draw: Draw, start: str) -> None:
    runs = re.findall(
        r'class="run" style="left: ([\d.]+)%; width: ([\d.]+)%"', plan_html(draw(start=start), "de")
    )

    assert runs
    assert all(float(width) > 0 and float(left) + float(width) <= 100.1 for left, width in runs)
