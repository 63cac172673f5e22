"""The budget's year on page and paper."""

from __future__ import annotations

import re

import pytest

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.environment import environment
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language
from questionnaire.wording.citations import Citations
from tests.report.paper import Draw

both = pytest.mark.parametrize("language", LANGUAGES)


def said(plan: ActionPlan, language: Language, macro: str = "section") -> str:
    template = environment(language).get_template("plan/calendar.html")
    around = {"language": language, "cite": Citations(plan.catalogue.sources)}
    html = getattr(template.make_module(around), macro)(plan)
    return " ".join(re.sub(r"<[^>]*>", " ", str(html)).replace("\xa0", " ").split())


def test_a_lost_year_says_so_and_shows_the_next_window_and_both_bridges(plan: ActionPlan) -> None:
    text = said(plan, "de")

    assert "Für einen Beginn im 3. Quartal 2027 mit neuem Geld ist es zu spät" in text
    assert "Das nächste Fenster ist der Haushalt 2028." in text
    assert "Geld, das schon da ist" in text and "Geld von anderen" in text
    assert "sobald der Haushalt 2027 bekannt gemacht ist, meist bis März 2027" in text


def test_an_open_window_needs_no_bridge(draw: Draw) -> None:
    text = said(draw(start="2028-Q2"), "en")

    assert "The window for the 2028 budget is open." in text
    assert "in time for work to begin in the second quarter of 2028" in text
    assert "Money that is already there" not in text


@both
def test_one_sentence_for_page_one(plan: ActionPlan, language: Language) -> None:
    line = {
        "de": "für 2028 muss Eure Kostenschätzung in der Regel bis April 2027 im Fachamt liegen.",
        "en": "for 2028, your cost estimate usually has to be with the department by April 2027.",
    }

    assert said(plan, language, "budget_line").endswith(line[language])


def test_the_lands_rule_is_named_with_its_law_and_the_packs_careful_sentence(plan: ActionPlan) -> None:
    text = said(plan, "en")

    assert "By the end of November 2027" in text and "§ 69 Abs. 4 BbgKVerf" in text
    assert "your contact knows the date" in text


def test_where_nothing_is_confirmed_no_month_of_the_law_is_printed(draw: Draw) -> None:
    assert "Aufsichtsbehörde" not in said(draw(target="01051"), "de")
    assert "Einen gesicherten Termin haben wir hier nicht gefunden" in said(draw(target="01051"), "de")


def test_an_offer_without_a_price_has_no_budget_calendar(draw: Draw) -> None:
    assert said(draw(money_situation="inapplicable"), "de") == ""
    assert said(draw(money_situation="inapplicable"), "de", "budget_line") == ""


@both
def test_only_the_targets_law_is_among_the_sources(plan: ActionPlan, language: Language) -> None:
    html = plan_html(plan, language)

    laws = {source.id for source in plan.catalogue.sources if source.address in html}
    assert {law for law in laws if law.startswith("budget_")} == {"budget_bb"}
