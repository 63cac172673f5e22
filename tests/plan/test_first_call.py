"""Page 1's call: to which step it belongs, and what is said."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaire.answers.file import read_answers
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.first_call import FirstCall
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES

DAYS = (date(2026, 11, 30), date(2027, 3, 15), date(2027, 10, 15))


def call(sample: str, today: date = DAYS[0]) -> FirstCall:
    (path,) = (path for path in SAMPLES if path.stem == sample)
    found = draw_up(EDITION, read_answers(CATALOGUE, REGIONS, path.read_bytes()), today).first_call
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sample", "action"),
    [
        ("care-fees-uelzen", "ask_the_payer"),
        ("cooperative-grant-eiderstedt", "funding_guideline"),
        ("kita-founding-hoexter", "kita_demand_plan"),
        ("repair-order-apolda", "small_order_call"),
        ("youth-neukoelln", "youth_committee"),
    ],
)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_first_call_is_about_the_money(sample: str, action: str, today: date) -> None:
    assert call(sample, today).task.action.id == action


def test_what_a_step_on_page_one_says_is_not_said_twice() -> None:
    found = call("school-meals-uckermark")

    assert found.task.leads and found.question is None


def test_whoever_knows_the_office_does_not_ask_for_the_person_in_charge() -> None:
    found = call("all-level-3", DAYS[2])

    assert not found.task.leads and found.question == found.task.opening
