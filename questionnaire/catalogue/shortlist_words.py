"""The words of the shortlist: why a place comes into question, and which level has a task instead."""

from __future__ import annotations

from questionnaire.texts import Content, Text


class HoldingWords(Content, frozen=True, kw_only=True):
    """How much of a task lies there; {fields} stands for the fields of work."""

    whole: Text
    main: Text
    part: Text


class HomeWords(Content, frozen=True, kw_only=True):
    """How a place stands to where the founders are at home."""

    itself: Text
    inside: Text
    around: Text
    same_district: Text
    next_borough: Text
    same_city: Text
    next_door: Text
    next_district: Text
    same_land: Text


class CustomerWords(Content, frozen=True, kw_only=True):
    """How a place stands to one where they work already; {place} stands for that one."""

    inside: Text
    around: Text
    same_district: Text
    next_borough: Text
    same_city: Text
    next_door: Text
    next_district: Text
    similar: Text


class WindowWords(Content, frozen=True, kw_only=True):
    """{years} is the budget that can be reached, {quarter} when the work can begin."""

    wished: Text
    next: Text
    open: Text
    quarter: Text


class BetterLevelWords(Content, frozen=True, kw_only=True):
    """Each leads to the names of those who have the task."""

    above: Text
    below: Text
    mostly_below: Text
    boroughs: Text
    mostly_boroughs: Text


class ShortlistWords(Content, frozen=True, kw_only=True):
    """`listed` has {place}, {years} and {list}."""

    holding: HoldingWords
    home: HomeWords
    customer: CustomerWords
    window: WindowWords
    better: BetterLevelWords
    listed: Text
    direct: Text
