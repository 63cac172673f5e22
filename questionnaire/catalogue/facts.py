"""Statements that age, and where something is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from questionnaire.dated import Cited
from questionnaire.texts import Content, Text


class Source(Content, frozen=True, kw_only=True):
    """Where something is written. What is not `printed` is for those who review, not for readers."""

    id: str
    title: str
    address: str
    dated: Text
    printed: bool = True


def dating(sources: Iterable[Source]) -> Source | None:
    """The one whose date readers are told: the first that they can open. They must find that date there."""
    return next((source for source in sources if source.printed), None)


class Fact(Cited, frozen=True, kw_only=True):
    """A statement that ages. After `review_by` the careful sentence stands in its place."""

    id: str
    source: str
    statement: Text
    careful: Text

    @property
    def listed_as(self) -> str:
        return f"facts.{self.id}"

    def text(self, today: date) -> Text:
        return self.statement if self.holds(today) else self.careful
