"""Where the chosen level has not the task, the plan names who has it."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.plan.better_level import BetterLevel, better_level
from questionnaire.plan.case import read_case
from questionnaire.plan.draw_up import draw_up
from tests.answers.sheets import EDITION

DAY = date(2026, 11, 23)
UCKERMARK, EBERSWALDE, BERLIN, ALTONA, NEUKOELLN = "12073", "12060052", "11000", "02000-02", "11000-08"


def found(
    target: str, *fields: str, customers: tuple[str, ...] = (), today: date = DAY
) -> BetterLevel | None:
    answers = Answers({"target": (target,), "fields": fields, "customers": customers})
    return better_level(EDITION, read_case(EDITION, answers), today)


def names(target: str, *fields: str, customers: tuple[str, ...] = ()) -> tuple[str, ...]:
    answer = found(target, *fields, customers=customers)
    assert answer is not None
    return answer.names


def test_for_school_meals_a_county_has_towns_that_order_more() -> None:
    answer = found(UCKERMARK, "school_meals")

    assert answer is not None and "Fragt zuerst dort:" in answer.sentence.de
    assert answer.names == ("Stadt Schwedt/Oder", "Stadt Prenzlau", "Stadt Templin")
    assert all(place.district == UCKERMARK for place in answer.places)


def test_where_the_county_has_no_part_of_it_the_sentence_says_so() -> None:
    answer = found(UCKERMARK, "culture_sport")

    assert answer is not None and "nicht beim Kreis" in answer.sentence.de


def test_towns_like_a_customer_come_before_larger_ones() -> None:
    assert names(UCKERMARK, "school_meals", customers=("12060269",))[0] == "Stadt Prenzlau"


def test_for_youth_work_a_town_learns_the_name_of_its_county() -> None:
    assert names(EBERSWALDE, "youth_family") == ("Landkreis Barnim",)


def test_in_the_city_states_it_is_the_bezirke_or_the_senate() -> None:
    assert all(name.startswith("Bezirksamt") for name in names(BERLIN, "school_meals"))
    assert names(ALTONA, "school_education") == ("Senat von Hamburg",)


@pytest.mark.parametrize(
    ("target", "fields"),
    [
        (NEUKOELLN, ["school_meals"]),
        (UCKERMARK, ["youth_family"]),
        (UCKERMARK, ["youth_family", "school_meals"]),
        (EBERSWALDE, ["school_meals", "youth_family"]),
        ("12052", ["youth_family", "culture_sport"]),
        (UCKERMARK, []),
    ],
)
def test_a_target_that_is_right_for_any_field_is_right(target: str, fields: list[str]) -> None:
    assert found(target, *fields) is None


def test_what_nobody_has_checked_lately_sends_nobody_away() -> None:
    assert found(EBERSWALDE, "youth_family", today=date(2031, 1, 6)) is None


def test_the_first_call_goes_to_those_who_have_the_larger_part() -> None:
    answers = Answers({"target": (UCKERMARK,), "fields": ("school_meals",), "form": ("food",)})

    call = draw_up(EDITION, answers, DAY).findings.contact

    assert call and call.authority == "Stadt Schwedt/Oder"
