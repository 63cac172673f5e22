"""What differs from Land to Land and grows old: tables that a plan looks things up in."""

from __future__ import annotations

from datetime import date

from questionnaire.bodies import Body, Council
from questionnaire.budget_rules import Budgets
from questionnaire.levels import Level
from questionnaire.limits import Limits
from questionnaire.openness import OpennessList
from questionnaire.texts import Content


class Recess(Content, frozen=True, kw_only=True):
    """Summer holidays of a Land's schools, when councils usually pause; both days belong to it."""

    land: str
    year: int
    first_day: date
    last_day: date


class Almanac(Content, frozen=True, kw_only=True):
    recesses: tuple[Recess, ...]
    budgets: Budgets
    limits: Limits
    levels: tuple[Level, ...]
    bodies: tuple[Body, ...]
    councils: tuple[Council, ...]
    openness: tuple[OpennessList, ...]
