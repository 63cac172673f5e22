"""What the route, the time left and the legal form bring to the front or hold back among the steps."""

from __future__ import annotations

from enum import IntEnum

from questionnaire.catalogue import Action, Lesson
from questionnaire.situation import Situation

CARRIERS = frozenset({"grant_or_contract"})
BRIDGE = "bridge_income"
QUICK_MONEY = frozenset({"value_calculator", "price_ladder", BRIDGE})
PORTALS = frozenset({"buyer_findability"})
TENDERING = "before_the_tender"


class Emphasis(IntEnum):
    CARRIER = 0
    FIRST = 1
    USUAL = 2
    HELD_BACK = 3


def emphasis(action: Action, lesson: Lesson, situation: Situation) -> Emphasis:
    """Not founded: a carrier before any tender. Money for three months: a bridge. Small: no portal yet."""
    if situation.legal == "unfounded" and action.id in CARRIERS:
        return Emphasis.CARRIER
    if situation.pressed and action.id == BRIDGE:
        return Emphasis.FIRST
    if situation.horizon == "h3" and action.id in QUICK_MONEY:
        return Emphasis.FIRST
    if situation.procedures == {"eu_tender"} and lesson.id == TENDERING:
        return Emphasis.FIRST
    if situation.procedures == {"direct_award"} and action.id in PORTALS:
        return Emphasis.HELD_BACK
    return Emphasis.USUAL
