"""What can be wrong with the lists although their file is readable by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from questionnaire.almanac.openness import OpennessList
from questionnaire.content.problem import Problem

WHERE = ("openness",)


def openness_problems(
    lists: Iterable[OpennessList], places: Collection[str], sources: Collection[str]
) -> Iterator[Problem]:
    """What refers to a place or a source that does not exist."""
    for openness_list in lists:
        for rnd in openness_list.rounds:
            if rnd.source not in sources:
                yield Problem(WHERE, f"{openness_list.id}: there is no source {rnd.source}")
            for key in rnd.members.keys() - places:
                yield Problem(WHERE, f"{openness_list.id}: {rnd.members[key]}: there is no place {key}")
