"""Whether everything in the almanac that names a source names one that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.reviews import dated_parts
from questionnaire.content.problem import Problem
from questionnaire.dated import Cited


def citation_problems(almanac: Almanac, sources: Collection[str]) -> Iterator[Problem]:
    """`sources` are the ids of those that exist."""
    for dated in dated_parts(almanac):
        for source in dated.sources if isinstance(dated, Cited) else ():
            if source not in sources:
                yield Problem((source,), f"{dated.listed_as}: there is no source {source}")
