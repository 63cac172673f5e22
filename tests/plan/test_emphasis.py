"""Domain, ordering rules: what the route, the horizon and the legal form do to the order of the steps."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.ids import StepId
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.emphasis import BRIDGES, CARRIERS, PORTALS, RECKONING
from questionnaire.plan.task import Task
from tests.answers.sheets import CATALOGUE, EDITION, at_level

TODAY = date(2026, 11, 23)
TENDERING = StepId.BEFORE_THE_TENDER
BAVARIA = {"target": "09777", "start": "2028-Q1"}
SMALL = BAVARIA | {"yearly_price": "up_to_15k", "term": "two_years"}
LARGE = BAVARIA | {"yearly_price": "up_to_150k", "term": "four_years"}


def plan(level: int, about: dict[str, str]) -> ActionPlan:
    return draw_up(EDITION, at_level(CATALOGUE, level, about), TODAY)


def order(level: int, about: dict[str, str]) -> list[str]:
    return [task.action.id for task in by_priority(plan(level, about))]


def by_priority(drawn_up: ActionPlan) -> list[Task]:
    return sorted(drawn_up.tasks, key=lambda task: task.priority)


@pytest.mark.parametrize("level", range(3))
def test_up_to_the_direct_limit_contact_references_and_offer_come_before_portals(level: int) -> None:
    """Whole-term value ≤ direct limit: rank 1.x, 5.x, 7.x above portals."""
    tasks = plan(level, SMALL).tasks
    personal = [t.priority for t in tasks if t.lesson.id in ("direct_contact", "references", "fitting_offer")]
    portals = [task.priority for task in tasks if task.action.id in PORTALS]

    assert portals and personal
    assert max(personal) < min(portals)


def test_above_the_eu_threshold_what_belongs_before_a_tender_comes_first() -> None:
    """> EU threshold: 6.x first; only prerequisites and what holds them back may come before."""
    tasks = plan(2, LARGE).tasks
    last_of_six = max(task.priority for task in tasks if task.lesson.id == TENDERING)
    needed = {before for task in tasks if task.lesson.id == TENDERING for before in task.action.after}

    before = [t.action.id for t in tasks if t.priority < last_of_six and t.lesson.id != TENDERING]

    assert set(before) <= needed


def test_who_starts_within_half_a_year_bridges_first_and_reckons_before_all_that_can_wait() -> None:
    """H3: 1.6, 6.1, 7.3 first; only what holds them back comes between."""
    ordered = order(2, BAVARIA | {"start": "2027-Q1", "effort_shown": "no_figure"})

    assert ordered[0] in BRIDGES
    assert set(ordered[1:4]) >= RECKONING


def test_who_has_no_target_yet_chooses_one_before_asking_anybody() -> None:
    """Domain 1.1: prerequisite, target chosen."""
    unknown = order(0, {"target": "unknown"})

    assert unknown[0] == "score_candidates"
    assert order(0, BAVARIA)[0] != "score_candidates"


def test_who_has_money_for_three_months_bridges_before_it_runs_out() -> None:
    """Domain 1.6: staying power at its lowest; with a date after those months it would come too late."""
    about = BAVARIA | {"one_sentence_offer": "product", "named_contacts": "address_or_one_name"}
    tasks = plan(0, about).tasks
    bridge = next(task for task in tasks if task.action.id == "bridge_income")

    assert bridge.priority == 1
    assert bridge.dates.due < date(2027, 2, 23)


def test_who_is_not_founded_settles_who_carries_the_contract_before_any_tender() -> None:
    """PRE: found or take a carrier before 6.x."""
    tasks = plan(1, LARGE | {"legal_form": "not_founded"}).tasks
    carrier = next(task.priority for task in tasks if task.action.id in CARRIERS)

    assert all(carrier < task.priority for task in tasks if task.lesson.id == TENDERING)


def test_the_fact_sheet_gates_outreach_even_above_the_eu_threshold() -> None:
    """7.1 gates outreach."""
    ordered = order(1, LARGE)

    assert all(ordered.index("fact_sheet") < ordered.index(door) for door in ("three_doors", "market_talk"))


def test_a_talk_before_the_tender_is_offered_only_above_the_direct_limit() -> None:
    """6.2: value > direct-award limit; while the value is open, the talk stays."""
    assert "market_talk" not in order(1, SMALL)
    assert "market_talk" in order(1, LARGE) and "market_talk" in order(1, BAVARIA)


def test_partners_are_sought_above_the_eu_threshold() -> None:
    """6.6: value > 216k."""
    assert "consortium" in order(3, LARGE)
    assert "consortium" not in order(3, SMALL)


def test_whoever_may_ask_for_a_reserved_procedure_is_told_so_early() -> None:
    ordered = order(1, LARGE | {"reserved": "both", "money_flow": "results"})

    assert ordered.index("reserved_procedure") < ordered.index("local_story")


def test_every_action_that_is_emphasised_exists() -> None:
    assert {action.id for action in CATALOGUE.actions} >= CARRIERS | BRIDGES | RECKONING | PORTALS
    assert TENDERING in {lesson.id for lesson in CATALOGUE.lessons}


def test_answers_from_before_the_question_about_reserved_contracts_stay_valid() -> None:
    drawn_up = draw_up(EDITION, Answers({"legal_form": ("company",)}), TODAY)

    assert "reserved" in [research.question.id for research in drawn_up.research]
