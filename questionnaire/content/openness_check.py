"""What can be wrong with the lists although their file is readable by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from questionnaire.almanac.openness import OpennessList
from questionnaire.content.problem import Problem

WHERE = ("openness",)


def openness_problems(lists: Iterable[OpennessList], places: Collection[str]) -> Iterator[Problem]:
    """What refers to a place that does not exist."""
    for openness_list in lists:
        for rnd in openness_list.rounds:
            for key in rnd.members.keys() - places:
                yield Problem(WHERE, f"{openness_list.id}: {rnd.members[key]}: there is no place {key}")
