"""The four stages, and the words of the verdict."""

from __future__ import annotations

from questionnaire.texts import Content, Text


class Stage(Content, frozen=True, kw_only=True):
    """One of the four names for how far someone is; `opening` begins the verdict at this stage."""

    name: Text
    opening: Text


class Ladder(Content, frozen=True, kw_only=True):
    """`basics` heads the result where the gate is closed; `nothing_missing` ends it where nothing lags.

    `unfounded`, `unfounded_kita`, `no_target`, `small` and `all_reached` are the openings of those whose plan
    is another one.
    {gap} is what holds somebody back, {topic} what is still open.
    """

    stages: tuple[Stage, Stage, Stage, Stage]
    basics: Text
    nothing_missing: Text
    unfounded: Text
    unfounded_kita: Text
    no_target: Text
    small: Text
    all_reached: Text
    holds_back: Text
    dealt_with: Text
    still_open: Text
