"""Statements that age, and where something is written."""

from __future__ import annotations

from datetime import date

from questionnaire.dated import Dated
from questionnaire.texts import Content, Text


class Source(Content, frozen=True, kw_only=True):
    """Where something is written. What is not `printed` is for those who review, not for readers."""

    id: str
    title: str
    address: str
    dated: Text
    printed: bool = True


class Fact(Dated, frozen=True, kw_only=True):
    """A statement that ages. After `review_by` the careful sentence stands in its place."""

    statement: Text
    careful: Text

    def text(self, today: date) -> Text:
        return self.statement if self.holds(today) else self.careful
