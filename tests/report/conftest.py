"""Plans drawn up from the samples, and the documents printed from them, each once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from questionnaire.almanac.almanac import Almanac
from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.places.regions import Regions
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import Language
from tests.report.paper import Draw, Print

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def draw(catalogue: Catalogue, almanac: Almanac, regions: Regions, today: date) -> Draw:
    """A plan for the school meals sample, with some answers given otherwise."""
    sample = (SAMPLES / "school-meals-uckermark.json").read_bytes()
    given = read_answers(catalogue, regions, sample)

    def drawn(**otherwise: str) -> ActionPlan:
        changed = {question: (value,) for question, value in otherwise.items()}
        return draw_up(Edition(catalogue, almanac, regions), Answers({**given, **changed}), today)

    return drawn


@pytest.fixture(scope="session", params=sorted(SAMPLES.glob("*.json")), ids=lambda path: path.stem)
def sample_plan(
    request: pytest.FixtureRequest, catalogue: Catalogue, almanac: Almanac, regions: Regions, today: date
) -> ActionPlan:
    """Each sample in turn."""
    answers = read_answers(catalogue, regions, request.param.read_bytes())
    return draw_up(Edition(catalogue, almanac, regions), answers, today)


@pytest.fixture(scope="session")
def plan(draw: Draw) -> ActionPlan:
    return draw()


@pytest.fixture(scope="session")
def printed(plan: ActionPlan) -> Print:
    @cache
    def document(language: Language) -> bytes:
        return render(plan_html(plan, language))

    return document
