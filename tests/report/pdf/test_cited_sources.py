"""Sources in a plan: what it cites is listed, and nothing else."""

from __future__ import annotations

import re

import pytest

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_lists_what_it_cites_and_nothing_else(plan: ActionPlan, language: Language) -> None:
    html = plan_html(plan, language)

    told, listed = html.split('<ol class="sources">')
    cited = {int(number) for number in re.findall(r"\d+", " ".join(re.findall(r"\xa0\[([\d, ]+)\]", told)))}
    assert cited == set(range(1, listed.split("</ol>")[0].count("<li>") + 1))


def test_german_titles_of_sources_are_marked_in_the_english_plan(plan: ActionPlan) -> None:
    listed = plan_html(plan, "en").split('<ol class="sources">')[1].split("</ol>")[0]

    assert listed.count('<li><span lang="de">') == listed.count("<li>") > 5
