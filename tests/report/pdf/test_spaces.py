"""Between two sentences there is a blank, whatever else stands between them in a template."""

from __future__ import annotations

from datetime import date

import pytest
from html5lib import HTMLParser

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.places.lands import LANDS
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES
from tests.sentences import touching

ONE_IN_EACH = {place.land: place.key for place in REGIONS.districts} | {"HH": "02000-02", "BE": "11000-01"}

both = pytest.mark.parametrize("language", LANGUAGES)


def joined(plan: ActionPlan, language: Language) -> list[str]:
    return touching(HTMLParser(namespaceHTMLElements=False).parse(plan_html(plan, language)).find("body"))


@both
def test_no_two_sentences_of_a_sample_touch(sample_plan: ActionPlan, language: Language) -> None:
    assert joined(sample_plan, language) == []


@both
@pytest.mark.parametrize("land", LANDS)
def test_no_two_sentences_on_a_lands_rules_touch(land: str, language: Language) -> None:
    sample = read_answers(CATALOGUE, REGIONS, SAMPLES[0].read_bytes())
    answers = Answers({**sample, "target": (ONE_IN_EACH[land],), "start": ("2027-Q1",)})

    assert joined(draw_up(EDITION, answers, date(2026, 11, 23)), language) == []
