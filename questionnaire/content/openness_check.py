"""What can be wrong with the lists although their file is readable by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from questionnaire.almanac.openness import OpennessList


def openness_problems(
    lists: Iterable[OpennessList], places: Collection[str], sources: Collection[str]
) -> Iterator[str]:
    """What refers to a place or a source that does not exist."""
    for entry in lists:
        for rnd in entry.rounds:
            if rnd.source not in sources:
                yield f"{entry.id}: there is no source {rnd.source}"
            for key in rnd.members.keys() - places:
                yield f"{entry.id}: {rnd.members[key]}: there is no place {key}"
