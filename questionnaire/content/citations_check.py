"""Whether everything in the almanac that names a source names one that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import fields

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.openness import OpennessList
from questionnaire.almanac.reviews import dated_parts
from questionnaire.content.problem import Problem
from questionnaire.dated import Cited


def citation_problems(almanac: Almanac, sources: Collection[str]) -> Iterator[Problem]:
    """`sources` are the ids of those that exist."""
    for part in fields(almanac):
        # The almanac's parts have the names of their files.
        yield from _unknown(part.name, _citations(getattr(almanac, part.name)), sources)
    yield from _unknown("openness", _rounds(almanac.openness), sources)


def _unknown(file: str, citations: Iterable[tuple[str, str]], sources: Collection[str]) -> Iterator[Problem]:
    for owner, source in citations:
        if source not in sources:
            yield Problem((file,), f"{owner}: there is no source {source}")


def _citations(part: object) -> Iterator[tuple[str, str]]:
    for dated in dated_parts(part):
        yield from ((dated.listed_as, source) for source in dated.sources) if isinstance(dated, Cited) else ()


def _rounds(lists: Iterable[OpennessList]) -> Iterator[tuple[str, str]]:
    for openness_list in lists:
        yield from ((openness_list.id, rnd.source) for rnd in openness_list.rounds)
