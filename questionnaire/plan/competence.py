"""Whether a task lies where somebody wants to go."""

from __future__ import annotations

from typing import Literal

from questionnaire.almanac.levels import CITY_STATES, Holder, TaskLevel
from questionnaire.catalogue.audience import TargetKind
from questionnaire.places.place import Place

Competence = Literal["here", "one_authority", "by_itself", "shared", "elsewhere", "some_towns", "unknown"]

TOWNS = frozenset({"Stadt", "Große Kreisstadt"})
OWN: dict[TargetKind, frozenset[Holder]] = {
    "landkreis": frozenset({"kreis"}),
    "stadt": frozenset({"kreis", "gemeinde", "verband", "senat"}),
    "gemeinde": frozenset({"gemeinde", "verband"}),
    "amt": frozenset({"gemeinde", "verband"}),
    "bezirk": frozenset({"bezirk"}),
}


def holds_both_levels(target: Place) -> bool:
    return target.kind == "stadt" and target.land not in CITY_STATES


def competence_of(level: TaskLevel | None, target: Place) -> Competence:
    if level is None:
        return "unknown"
    if target.key in level.towns:
        return "by_itself"
    if target.kind == "gemeinde" and "stadt" in level.held_by and target.type in TOWNS:
        return "some_towns"
    return _by_holders(level, target)


def _by_holders(level: TaskLevel, target: Place) -> Competence:
    """Whose task it is as a rule: what single towns do in its place does not count here."""
    holders = set(level.held_by) - {"stadt"}
    mine = holders & OWN[target.kind]
    if not mine:
        return "elsewhere"
    if holders - mine:
        return "shared"
    return "one_authority" if holds_both_levels(target) else "here"
