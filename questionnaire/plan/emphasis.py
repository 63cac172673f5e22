"""What comes to the front among the steps, and what is held back: the case before all rules of thumb."""

from __future__ import annotations

from enum import IntEnum

from questionnaire.catalogue.ids import ActionId, StepId
from questionnaire.catalogue.lessons import Action, Lesson
from questionnaire.plan.situation import Situation

CARRIERS = frozenset({ActionId.FOUND_OR_CARRIER})
BRIDGES = frozenset({ActionId.BRIDGE_INCOME})
RECKONING = frozenset({ActionId.VALUE_CALCULATOR, ActionId.PRICE_LADDER})
PORTALS = frozenset({ActionId.BUYER_FINDABILITY})
# Only whoever meets both conditions is told of it at all.
RESERVED = frozenset({ActionId.RESERVED_PROCEDURE})


class Emphasis(IntEnum):
    """`CHANNEL`: only one channel of money asks for it. `REMEDY`: it is the first thing to do about what
    holds somebody back. `HELD_BACK`: it can wait.
    """

    CHOICE = 0
    CARRIER = 1
    BRIDGE = 2
    CHANNEL = 3
    REMEDY = 4
    FIRST = 5
    USUAL = 6
    HELD_BACK = 7


def emphasis(action: Action, lesson: Lesson, situation: Situation, remedy: str | None) -> Emphasis:
    """No target: choose one. Not founded: a carrier before any tender. Money for three months: a bridge.

    `remedy` is the first action against what holds somebody back.
    """
    is_hasty = situation.timing.horizon == "h3"
    rules = {
        Emphasis.CHOICE: situation.target is None and action.id == ActionId.SCORE_CANDIDATES,
        Emphasis.CARRIER: situation.legal == "unfounded" and action.id in CARRIERS,
        Emphasis.BRIDGE: (is_hasty or situation.pressed) and action.id in BRIDGES,
        Emphasis.CHANNEL: action.opens_a_channel,
        Emphasis.REMEDY: action.id == remedy,
        Emphasis.FIRST: (is_hasty and action.id in RECKONING)
        or action.id in RESERVED
        or _is_for_tenders(lesson, situation),
        Emphasis.HELD_BACK: situation.procedures == {"direct_award"} and action.id in PORTALS,
    }
    return next((each for each, holds in rules.items() if holds), Emphasis.USUAL)


def _is_for_tenders(lesson: Lesson, situation: Situation) -> bool:
    return situation.procedures == {"eu_tender"} and lesson.id == StepId.BEFORE_THE_TENDER
