"""What can be wrong with the almanac's Länder, towns and fields although each file is readable by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from questionnaire.almanac.almanac import Almanac
from questionnaire.content.problem import Problem
from questionnaire.places.lands import LANDS
from questionnaire.places.other_names import NameGroup


def place_problems(almanac: Almanac, places: Collection[str], fields: Collection[str]) -> Iterator[Problem]:
    """What refers to a Land, a place or a field that does not exist."""
    yield from _levels(almanac, places, fields)
    for body in almanac.bodies:
        yield from _unknown("bodies", body.id, body.lands, LANDS)
    for council in almanac.councils:
        yield from _unknown("bodies", "councils", {council.land}, LANDS)
    for rule in almanac.budgets.rules:
        yield from _unknown("budgets", "rules", {rule.id}, {*LANDS, *places})


def name_problems(groups: Collection[NameGroup], places: Collection[str]) -> Iterator[Problem]:
    """Names of places that do not exist, or no longer."""
    for group in groups:
        yield from _unknown("other_names", group.listed_as, group.names, places)


def _levels(almanac: Almanac, places: Collection[str], fields: Collection[str]) -> Iterator[Problem]:
    for level in almanac.levels:
        yield from _unknown("levels", level.listed_as, level.lands, LANDS)
        yield from _unknown("levels", level.listed_as, level.towns, places)
        yield from _unknown("levels", level.listed_as, {level.field}, fields)


def _unknown(file: str, owner: str, named: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    # Not a set of all that is known: there are ten thousand places, and hundreds of rows that name some.
    for key in sorted({key for key in named if key not in known}):
        yield Problem((file,), f"{owner}: there is no {key}")
