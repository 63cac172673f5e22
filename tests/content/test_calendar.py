from __future__ import annotations

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.budget_rules import BudgetRule, Cycle
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.lands import LANDS
from questionnaire.places.regions import Regions


def cycles(almanac: Almanac) -> list[Cycle]:
    return [almanac.budgets.typical, *(rule.boroughs for rule in almanac.budgets.rules if rule.boroughs)]


def rules(almanac: Almanac) -> dict[str, BudgetRule]:
    return {rule.id: rule for rule in almanac.budgets.rules}


def test_there_is_one_rule_for_each_land_and_for_places_that_exist(
    almanac: Almanac, regions: Regions
) -> None:
    ids = [rule.id for rule in almanac.budgets.rules]

    assert sorted(set(ids) & set(LANDS)) == sorted(LANDS) and len(set(ids)) == len(ids)
    assert set(ids) - set(LANDS) <= regions.places.keys()


def test_every_rule_that_names_a_law_has_its_source(almanac: Almanac, catalogue: Catalogue) -> None:
    sources = {source.id for source in catalogue.sources}

    for rule in almanac.budgets.rules:
        assert rule.source in sources or (rule.source is None and rule.law is None), rule.id


def test_every_rule_is_looked_up_again_some_day(almanac: Almanac) -> None:
    assert all(rule.as_of < rule.review_by for rule in almanac.budgets.rules)


def test_a_month_is_named_only_with_its_law_and_never_where_it_is_weak(almanac: Almanac) -> None:
    for rule in almanac.budgets.rules:
        assert rule.submitted is None or (rule.law is not None and rule.confidence != "L"), rule.id


def test_saxony_anhalts_law_names_no_month(almanac: Almanac) -> None:
    assert (rules(almanac)["ST"].submitted, rules(almanac)["ST"].law) == (None, "§ 102 KVG LSA")


def test_what_rests_on_one_past_year_asks_to_be_confirmed(almanac: Almanac) -> None:
    for land in ("BE", "HH"):
        note = rules(almanac)[land].note
        assert note is not None and "bestätigen" in note.de and "confirmed" in note.en


def test_a_cycle_goes_forward_and_takes_figures_while_departments_register(almanac: Almanac) -> None:
    for cycle in cycles(almanac):
        assert [phase.first for phase in cycle.phases] == sorted(phase.first for phase in cycle.phases)
        assert [duty.last for duty in cycle.deeds] == sorted(duty.last for duty in cycle.deeds)
        assert cycle.phases[-1].kind == "contract"
        figure = next(duty for duty in cycle.deeds if duty.kind == "figure")
        assert figure.last <= cycle.closes
