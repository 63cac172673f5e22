"""Public lists that municipalities were on: evidence of a past year, never of openness today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from questionnaire.texts import Content, Text


class Round(Content, frozen=True, kw_only=True):
    """Who was on a list in a year, or from `year` to `until`.

    `members` maps keys of places to their names as the list writes them.
    """

    year: int
    until: int | None = None
    source: str
    members: Mapping[str, str]

    @property
    def years(self) -> str:
        return f"{self.year}–{self.until}" if self.until else str(self.year)


class OpennessList(Content, frozen=True, kw_only=True):
    id: str
    name: str
    what: Text
    rounds: tuple[Round, ...]


class Evidence(Struct, frozen=True):
    """One place on one list; `rounds` are those that name it, never none, the oldest first."""

    list: OpennessList
    rounds: tuple[Round, ...]


def evidence(lists: Iterable[OpennessList], key: str) -> tuple[Evidence, ...]:
    naming = (
        (openness_list, tuple(rnd for rnd in openness_list.rounds if key in rnd.members))
        for openness_list in lists
    )
    return tuple(Evidence(openness_list, rounds) for openness_list, rounds in naming if rounds)


def listed(lists: Iterable[OpennessList]) -> frozenset[str]:
    """Keys of all who were on any."""
    return frozenset().union(*(rnd.members for openness_list in lists for rnd in openness_list.rounds))
