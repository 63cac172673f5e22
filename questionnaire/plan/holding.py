"""How much of a task lies with one administration."""

from __future__ import annotations

from enum import IntEnum

from questionnaire.almanac.levels import TaskLevel
from questionnaire.places.place import Place
from questionnaire.plan.competence import OWN, competence_of


class Holding(IntEnum):
    """UNKNOWN: nobody has checked lately."""

    NONE = 0
    UNKNOWN = 1
    PART = 2
    MAIN = 3
    WHOLE = 4


def holding(level: TaskLevel | None, place: Place) -> Holding:
    """What only some towns hold does not count: nobody can say which."""
    competence = competence_of(level, place)
    if level is None or competence == "unknown":
        return Holding.UNKNOWN
    if competence in ("elsewhere", "some_towns"):
        return Holding.NONE
    if competence == "shared":
        return Holding.MAIN if _carries_most(level, place) else Holding.PART
    return Holding.WHOLE


def _carries_most(level: TaskLevel, place: Place) -> bool:
    first = next(holder for holder in level.held_by if holder != "stadt")
    return first in OWN[place.kind]
