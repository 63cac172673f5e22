"""What the route, the time left and the legal form bring to the front or hold back among the steps."""

from __future__ import annotations

from enum import IntEnum

from questionnaire.catalogue.ids import ActionId, StepId
from questionnaire.catalogue.lessons import Action, Lesson
from questionnaire.plan.situation import Situation

CARRIERS = frozenset({ActionId.GRANT_OR_CONTRACT})
QUICK_MONEY = frozenset({ActionId.VALUE_CALCULATOR, ActionId.PRICE_LADDER, ActionId.BRIDGE_INCOME})
PORTALS = frozenset({ActionId.BUYER_FINDABILITY})


class Emphasis(IntEnum):
    CHOICE = 0
    CARRIER = 1
    FIRST = 2
    USUAL = 3
    HELD_BACK = 4


def emphasis(action: Action, lesson: Lesson, situation: Situation) -> Emphasis:
    """No target: choose one. Not founded: a carrier before any tender. Money for three months: a bridge."""
    if situation.target is None and action.id == ActionId.SCORE_CANDIDATES:
        return Emphasis.CHOICE
    if situation.legal == "unfounded" and action.id in CARRIERS:
        return Emphasis.CARRIER
    if action.id in _quick_money(situation):
        return Emphasis.FIRST
    if situation.procedures == {"eu_tender"} and lesson.id == StepId.BEFORE_THE_TENDER:
        return Emphasis.FIRST
    if situation.procedures == {"direct_award"} and action.id in PORTALS:
        return Emphasis.HELD_BACK
    return Emphasis.USUAL


def _quick_money(situation: Situation) -> frozenset[ActionId]:
    if situation.timing.horizon == "h3":
        return QUICK_MONEY
    return frozenset({ActionId.BRIDGE_INCOME}) if situation.pressed else frozenset()
