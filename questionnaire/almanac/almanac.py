"""What differs from Land to Land and grows old: tables that a plan looks things up in."""

from __future__ import annotations

from questionnaire.almanac.bodies import Body, Council
from questionnaire.almanac.budget_rules import Budgets
from questionnaire.almanac.channels import Channels
from questionnaire.almanac.levels import TaskLevel
from questionnaire.almanac.limits import Limits
from questionnaire.almanac.openness import OpennessList
from questionnaire.almanac.school_holidays import Recess
from questionnaire.texts import Content, Text


class Almanac(Content, frozen=True, kw_only=True):
    """`at_a_body` and `within_a_body` say where a task and a place lie whose body has no words of its own."""

    recesses: tuple[Recess, ...]
    budgets: Budgets
    limits: Limits
    channels: Channels
    levels: tuple[TaskLevel, ...]
    bodies: tuple[Body, ...]
    councils: tuple[Council, ...]
    at_a_body: Text
    within_a_body: Text
    openness: tuple[OpennessList, ...]
