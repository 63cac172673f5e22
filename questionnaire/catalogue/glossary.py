"""Words of German administration, explained."""

from __future__ import annotations

from questionnaire.texts import Content, Language, Text


class Term(Content, frozen=True, kw_only=True):
    """A word of German administration. `de` keeps the German word in every language's glossary.

    In the languages of `everyday` everybody knows the word: lists explain it, a text that uses it does not.
    """

    id: str
    word: Text
    meaning: Text
    everyday: tuple[Language, ...] = ()
