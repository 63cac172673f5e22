from __future__ import annotations

from collections import Counter
from datetime import date

from questionnaire.almanac.bodies import Body
from questionnaire.almanac.budget_rules import BudgetRule
from questionnaire.almanac.channels import Channel
from questionnaire.almanac.levels import TaskLevel
from questionnaire.almanac.limits import EuThresholds, LandLimits
from questionnaire.almanac.reviews import reviews
from questionnaire.catalogue.facts import Fact
from questionnaire.dated import Dated
from questionnaire.places.lands import LANDS
from questionnaire.places.other_names import NameGroup
from tests.answers.sheets import ALMANAC, CATALOGUE, REGIONS

TODAY = date(2026, 11, 23)


def states(day: date) -> dict[str, str]:
    return {
        review.dated.listed_as: review.state for review in reviews(CATALOGUE, ALMANAC, REGIONS.names, day)
    }


def kinds_below(kind: type) -> set[type]:
    """Those that nothing else is made from: what is read from files."""
    below: list[type] = kind.__subclasses__()
    return set().union(*map(kinds_below, below)) if below else {kind}


def test_every_fact_and_every_limit_is_listed() -> None:
    places = set(states(TODAY))

    assert {f"facts.{fact.id}" for fact in CATALOGUE.facts} <= places
    assert {f"lands.{land}" for land in LANDS} | {"eu.eu"} <= places


def test_everything_dated_in_the_content_is_listed_once() -> None:
    listed = Counter(type(review.dated) for review in reviews(CATALOGUE, ALMANAC, REGIONS.names, TODAY))

    assert listed == {
        Fact: len(CATALOGUE.facts),
        LandLimits: len(LANDS),
        EuThresholds: 1,
        BudgetRule: len(ALMANAC.budgets.rules),
        Body: len(ALMANAC.bodies),
        TaskLevel: len(ALMANAC.levels),
        Channel: len(ALMANAC.channels.channels),
        NameGroup: len(REGIONS.names.groups),
    }
    assert len(states(TODAY)) == listed.total()


def test_no_kind_of_dated_thing_is_forgotten() -> None:
    listed = {type(review.dated) for review in reviews(CATALOGUE, ALMANAC, REGIONS.names, TODAY)}

    assert listed == kinds_below(Dated)


def test_what_is_to_be_reviewed_soonest_comes_first() -> None:
    days = [review.dated.review_by for review in reviews(CATALOGUE, ALMANAC, REGIONS.names, TODAY)]

    assert days == sorted(days)


def test_a_limit_is_due_for_ninety_days_and_then_expired() -> None:
    assert states(date(2026, 9, 5))["lands.NI"] == "holds"
    assert states(date(2026, 9, 6))["lands.NI"] == "due"
    assert states(date(2026, 12, 5))["lands.NI"] == "due"
    assert states(date(2026, 12, 6))["lands.NI"] == "expired"


def test_every_statement_names_its_sources() -> None:
    assert all(
        review.sources for review in reviews(CATALOGUE, ALMANAC, REGIONS.names, TODAY) if review.statement
    )


def test_a_rule_makes_no_statement_and_says_where_it_is_from() -> None:
    rules = {review.dated.listed_as: review for review in reviews(CATALOGUE, ALMANAC, REGIONS.names, TODAY)}

    assert rules["budgets.BB"].source.startswith("https://") and rules["budgets.BB"].statement is None
    assert rules["levels.kita.other"].source == "knowledge (§§ 24, 69 SGB VIII)"
    assert rules["budgets.SH"].source == "-"
