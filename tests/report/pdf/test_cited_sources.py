"""Sources in a plan: what it cites is listed, and nothing else."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import replace

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_lists_what_it_cites_and_nothing_else(plan: ActionPlan, language: Language) -> None:
    html = plan_html(plan, language)

    told, listed = html.split('<ol class="sources">')
    cited = {int(number) for number in re.findall(r"\d+", " ".join(re.findall(r"\xa0\[([\d, ]+)\]", told)))}
    assert cited == set(range(1, listed.split("</ol>")[0].count("<li>") + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dated_fact_has_its_source(plan: ActionPlan, language: Language) -> None:
    html = plan_html(plan, language)

    for fact in plan.example_facts:
        assert re.search(re.escape(fact.statement[language]) + r"\xa0\[\d+\]", html)


def test_what_is_out_of_date_needs_no_source(plan: ActionPlan) -> None:
    later = replace(plan, today=date(2028, 1, 3))

    html = plan_html(later, "de")

    for fact in later.example_facts:
        assert f"{fact.careful.de}</li>" in html
