from __future__ import annotations

from datetime import date

from hypothesis import given
from msgspec.structs import replace

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Action
from questionnaire.plan.priority import CalledAction, in_order
from questionnaire.plan.scoring import IndicatorScore
from questionnaire.plan.situation import Situation, Timing
from tests.answers.sheets import CATALOGUE, REGIONS, at_level, indicator, sheets
from tests.plan import cases

TODAY = date(2026, 11, 23)
IN_BARNIM = Situation(
    form=None,
    legal=None,
    target=REGIONS.places["12060"],
    timing=Timing(None, None, 52),
    procedures=frozenset({"unknown"}),
    pressed=False,
    channel="purchase",
)


def called(answers: Answers) -> dict[str, CalledAction]:
    calls = cases.called(answers, cases.situation(answers, TODAY))
    return {call.action.id: call for call in calls}


def order(answers: Answers) -> list[str]:
    situation = cases.situation(answers, TODAY)
    return [call.action.id for call in in_order(cases.called(answers, situation), situation)]


def call(catalogue: Catalogue, action_id: str, gain: int = 1, **changes: object) -> CalledAction:
    found: Action = next(action for action in catalogue.actions if action.id == action_id)
    return CalledAction(replace(found, after=(), **changes), catalogue.lessons[0], gain)


def ids(ordered: list[CalledAction]) -> list[str]:
    return [found.action.id for found in ordered]


def test_an_answer_calls_for_its_actions_and_no_others() -> None:
    low = called(Answers({"findable": ("no_website",)}))
    high = called(at_level(CATALOGUE, 3))

    assert "page_for_municipalities" in low
    assert "page_for_municipalities" not in high


def test_an_open_question_calls_for_actions_too() -> None:
    assert "decision_map" in called(Answers())
    assert "decision_map" in called(Answers({"decision_path": ("unknown",)}))


def test_does_not_apply_calls_only_for_what_is_left_to_do() -> None:
    answers = at_level(CATALOGUE, 3, {"asking": "inapplicable", "permanence": "inapplicable"})

    found = called(answers)

    assert "forwardable_mail" in found
    assert "permanence_plan" not in found


def test_an_action_called_for_twice_comes_once_and_gains_from_both() -> None:
    once = called(at_level(CATALOGUE, 3, {"coverage": "nobody"}))["local_story"]
    twice = called(at_level(CATALOGUE, 3, {"coverage": "nobody", "local_angle": "product_story"}))[
        "local_story"
    ]

    assert twice.gain == 2 * once.gain > 0


def test_who_plans_for_years_prepares_the_budget_and_who_is_in_a_hurry_bridges_the_time() -> None:
    patient = called(at_level(CATALOGUE, 3, {"start": "2028-Q1"}))
    hasty = called(at_level(CATALOGUE, 3, {"start": "2027-Q1"}))

    assert "budget_back_plan" in patient and "bridge_income" not in patient
    assert "bridge_income" in hasty and "budget_back_plan" not in hasty


def test_only_charities_and_founders_are_asked_about_grants() -> None:
    lowest = at_level(CATALOGUE, 0)

    asked = {
        legal_form: "grant_or_contract" in called(Answers({**lowest, "legal_form": (legal_form,)}))
        for legal_form in ("association", "not_founded", "company")
    }

    assert asked == {"association": True, "not_founded": True, "company": False}


def test_the_fact_sheet_comes_before_every_door() -> None:
    ordered = order(at_level(CATALOGUE, 0))

    for later in ("three_doors", "page_for_municipalities", "forwardable_mail", "market_talk"):
        assert ordered.index("fact_sheet") < ordered.index(later)


def test_what_holds_somebody_back_comes_before_what_is_urgent(catalogue: Catalogue) -> None:
    urgent = call(catalogue, "user_group", gain=9, lead_weeks=(50, 50))
    remedy = call(catalogue, "decision_map", gain=1, lead_weeks=(1, 1))
    contacts = indicator(catalogue, "named_contacts")
    lowest = IndicatorScore(contacts, contacts.option("nobody"))

    ordered = in_order([urgent, remedy], IN_BARNIM, lowest)

    assert ids(ordered) == ["decision_map", "user_group"]


def test_what_becomes_urgent_comes_before_what_can_wait(catalogue: Catalogue) -> None:
    quick = call(catalogue, "peer_finder", lead_weeks=(1, 1))
    slow = call(catalogue, "user_group", lead_weeks=(50, 50))

    assert ids(in_order([quick, slow], IN_BARNIM)) == ["user_group", "peer_finder"]


def test_with_equal_urgency_little_effort_for_much_gain_comes_first(catalogue: Catalogue) -> None:
    dear = call(catalogue, "local_story", gain=4, effort_hours=(16, 16), lead_weeks=(1, 1))
    cheap = call(catalogue, "trade_press", gain=4, effort_hours=(8, 8), lead_weeks=(1, 1))
    useful = call(catalogue, "user_group", gain=9, effort_hours=(8, 8), lead_weeks=(1, 1))

    ordered = ids(in_order([dear, cheap, useful], IN_BARNIM))

    assert ordered == ["user_group", "trade_press", "local_story"]


def test_an_action_counts_for_what_it_unlocks(catalogue: Catalogue) -> None:
    lonely = call(catalogue, "local_story", gain=4, effort_hours=(8, 8), lead_weeks=(1, 1))
    key = call(catalogue, "fact_sheet", gain=1, effort_hours=(8, 8), lead_weeks=(1, 1))
    door = call(catalogue, "three_doors", gain=9, effort_hours=(8, 8), lead_weeks=(1, 1))
    door = replace(door, action=replace(door.action, after=("fact_sheet",)))

    assert ids(in_order([lonely, door, key], IN_BARNIM)) == ["fact_sheet", "three_doors", "local_story"]


def test_a_prerequisite_that_is_not_called_for_holds_nothing_up(catalogue: Catalogue) -> None:
    alone = call(catalogue, "three_doors")
    alone = replace(alone, action=replace(alone.action, after=("fact_sheet",)))

    assert ids(in_order([alone], IN_BARNIM)) == ["three_doors"]


@given(sheets())
def test_ordering_loses_nothing_and_invents_nothing(answers: Answers) -> None:
    ordered = order(answers)

    assert sorted(ordered) == sorted(called(answers))
    assert len(set(ordered)) == len(ordered)


@given(sheets())
def test_every_prerequisite_comes_before_what_needs_it(answers: Answers) -> None:
    position = {action_id: number for number, action_id in enumerate(order(answers))}

    for action in CATALOGUE.actions:
        if action.id in position:
            assert all(
                position[before] < position[action.id] for before in action.after if before in position
            )


@given(sheets())
def test_only_actions_that_fit_the_situation_are_called_for(answers: Answers) -> None:
    situation = cases.situation(answers, TODAY)

    assert all(situation.fits(found.action) for found in called(answers).values())


def test_what_lags_furthest_counts_most(catalogue: Catalogue) -> None:
    """The third missing point counts for more than either of the first two."""
    lacking_three = called(at_level(catalogue, 3, {"coverage": "nobody"}))["local_story"]
    lacking_two = called(at_level(catalogue, 3, {"coverage": "own_channels"}))["local_story"]

    assert lacking_three.gain > 2 * lacking_two.gain
