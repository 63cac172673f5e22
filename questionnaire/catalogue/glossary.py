"""Words of German administration, explained."""

from __future__ import annotations

from questionnaire.texts import Content, Text


class Term(Content, frozen=True, kw_only=True):
    """A word of German administration. `de` keeps the German word in every language's glossary."""

    id: str
    word: Text
    meaning: Text
