"""What is the same for all administrations of a Land: who has a task, which budget, how small a contract."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.levels import TaskLevel, level_of
from questionnaire.catalogue.questions import Option
from questionnaire.content.edition import Edition
from questionnaire.places.place import Place
from questionnaire.plan.budget import BudgetClock, budget_clock
from questionnaire.plan.case import Case
from questionnaire.plan.channels import money_flow
from questionnaire.plan.route import route
from questionnaire.plan.situation import timing_of


class LandTerms(Struct, frozen=True):
    """`towns` may differ from their neighbours. `clock` is None where money does not wait for a budget.
    `direct` are the sources of the limits under which the contract can be awarded directly, None where it
    cannot, or where nobody knows.
    """

    levels: tuple[tuple[Option, TaskLevel | None], ...]
    towns: frozenset[str]
    clock: BudgetClock | None
    direct: tuple[str, ...] | None


def land_terms(edition: Edition, case: Case, place: Place, today: date) -> LandTerms:
    """The answer about the budget's years is about one target: it says nothing of others."""
    here = replace(case, target=place, rhythm=None)
    timing = timing_of(here.wished, today)
    way, almanac = route(edition, here, timing, today), edition.almanac
    levels = tuple((field, level_of(almanac.levels, field.id, place.land, today)) for field in here.fields)
    return LandTerms(
        levels=levels,
        towns=frozenset(town for _, level in levels if level for town in level.towns),
        clock=budget_clock(almanac, here, timing, today)
        if money_flow(edition, here, way).by_budget
        else None,
        direct=way.land.sources if way.land and way.procedures == {"direct_award"} else None,
    )
