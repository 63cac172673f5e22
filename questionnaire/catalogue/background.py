"""What surrounds the lessons: why, how to approach, the worked example."""

from __future__ import annotations

from questionnaire.texts import Content, Text


class Passage(Content, frozen=True, kw_only=True):
    id: str
    title: Text
    body: Text


class Summarised(Passage, frozen=True, kw_only=True):
    """A passage with a shorter form for paper."""

    brief: Text


class Background(Content, frozen=True, kw_only=True):
    """What surrounds the lessons: why, how to approach, the worked example, where it comes from."""

    reasons_intro: Text
    reasons: tuple[Summarised, ...]
    approach: tuple[Summarised, ...]
    example: Summarised
    example_facts: tuple[str, ...]
    origin: tuple[Summarised, ...]
    caveat: Text
