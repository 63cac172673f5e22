from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.audience import ChannelId
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES
from tests.plan.channel_cases import BRANDENBURG, CASES

TODAY = date(2026, 11, 30)
NORTH_RHINE_WESTPHALIA = "05315"


def plan(**answers: str) -> ActionPlan:
    return draw_up(EDITION, Answers({key: (value,) for key, value in answers.items()}), TODAY)


def sample(name: str) -> ActionPlan:
    path = next(path for path in SAMPLES if path.stem == name)
    return draw_up(EDITION, read_answers(CATALOGUE, REGIONS, path.read_bytes()), TODAY)


def likely(**answers: str) -> str:
    return plan(**answers).money.likely.id


def others(**answers: str) -> list[str]:
    return [channel.id for channel in plan(**answers).money.others]


@pytest.mark.parametrize("channel", get_args(ChannelId))
def test_each_channel_is_reached_by_a_case(channel: ChannelId) -> None:
    assert likely(**CASES[channel]) == channel


@pytest.mark.parametrize("channel", get_args(ChannelId))
def test_what_is_meant_for_a_channel_fits_its_situation(channel: ChannelId) -> None:
    assert plan(**CASES[channel]).situation.channel == channel


def test_a_childcare_centre_to_be_founded_needs_no_answer_to_be_recognised() -> None:
    money = plan(fields="kita", form="service", legal_form="not_founded").money

    assert (money.likely.id, money.answer) == ("kita", None)
    assert "purchase" not in [channel.id for channel in money.others]


def test_software_and_meals_for_childcare_are_bought() -> None:
    assert likely(fields="kita", form="digital") == "purchase"
    assert likely(fields="kita", form="digital", money_flow="results") == "purchase"
    assert likely(fields="school_meals", form="food") == "purchase"


def test_training_for_childcare_is_bought_by_those_who_sell_a_result() -> None:
    assert likely(fields="kita", form="service", legal_form="company", money_flow="results") == "purchase"


def test_nothing_answered_is_told_as_a_purchase_that_we_suppose() -> None:
    money = plan().money

    assert (money.likely.id, money.because, money.answer) == ("purchase", None, None)


def test_i_do_not_know_yet_is_as_open_as_no_answer() -> None:
    assert plan(money_flow="unknown", fields="kita").money == plan(fields="kita").money


def test_before_the_founding_a_partnership_comes_into_question_beside_a_purchase() -> None:
    unfounded = {"fields": "climate_environment", "form": "goods", "legal_form": "not_founded"}

    assert likely(**unfounded) == "purchase"
    assert "partnership" in others(**unfounded)


def test_what_costs_the_municipality_nothing_is_a_partnership() -> None:
    assert likely(money_situation="inapplicable") == "partnership"
    assert likely(money_situation="inapplicable", money_flow="users") == "concession"


def test_a_cooperative_is_told_of_grants_where_a_company_is_not() -> None:
    shop = {"fields": "food_regional", "form": "food", "money_flow": "results"}

    assert "grant" in others(**shop, legal_form="cooperative")
    assert "grant" not in others(**shop, legal_form="company")


@pytest.mark.parametrize(
    ("price", "term", "target", "expected"),
    [
        ("up_to_15k", "one_year", BRANDENBURG, "small_purchase"),
        ("up_to_15k", "two_years", BRANDENBURG, "purchase"),
        ("up_to_30k", "one_off", BRANDENBURG, "purchase"),
        ("up_to_5k", "one_year", NORTH_RHINE_WESTPHALIA, "small_purchase"),
        ("up_to_15k", "one_year", NORTH_RHINE_WESTPHALIA, "purchase"),
        ("up_to_5k", "one_off", "unknown", "small_purchase"),
        ("unknown", "one_off", BRANDENBURG, "purchase"),
    ],
)
def test_an_order_is_small_within_the_limits_of_office_and_land(
    price: str, term: str, target: str, expected: str
) -> None:
    assert likely(yearly_price=price, term=term, target=target, money_flow="results") == expected


def test_no_more_than_two_others_are_told() -> None:
    fields = ("care_health_ageing", "food_regional", "school_meals")
    answers = Answers({"fields": fields, "form": ("food",), "legal_form": ("not_founded",)})

    found = draw_up(EDITION, answers, TODAY).money.others

    assert [channel.id for channel in found] == ["grant", "concession"]


@pytest.mark.parametrize("channel", get_args(ChannelId))
def test_the_budget_is_the_clock_of_what_the_budget_pays(channel: ChannelId) -> None:
    has_clock = plan(**CASES[channel]).budget is not None

    assert has_clock == (channel in ("purchase", "youth_welfare"))


def test_value_limits_say_nothing_of_what_is_not_bought() -> None:
    dear = {"yearly_price": "over_150k", "term": "four_years", "target": BRANDENBURG}

    assert plan(**dear).situation.procedures == {"eu_tender"}
    assert plan(**dear, **CASES["kita"]).situation.procedures == {"unknown"}


def test_a_small_order_asks_for_no_committee_and_no_plan_for_years() -> None:
    drawn_up = sample("repair-order-apolda")

    asked = {task.action.id for task in drawn_up.tasks}

    assert "small_order_call" in asked
    assert asked.isdisjoint(
        {"bridge_income", "duty_link", "inform_committee", "permanence_plan", "three_doors"}
    )


def test_whoever_founds_a_kita_is_asked_for_no_reference_and_no_page_for_buyers() -> None:
    drawn_up = sample("kita-founding-hoexter")

    asked = {task.action.id for task in drawn_up.tasks}

    assert {"kita_demand_plan", "kita_permit_talk"} <= asked
    assert asked.isdisjoint({"page_for_municipalities", "reference_sheet", "price_ladder", "permanence_plan"})
    assert not drawn_up.sheets.guardrails


def test_a_youth_office_is_not_asked_about_a_list_of_digital_cities() -> None:
    drawn_up = sample("kita-founding-hoexter")

    assert drawn_up.references is not None and drawn_up.references.evidence
    assert not [task for task in drawn_up.tasks if "Smart Cities" in task.opening.de]
