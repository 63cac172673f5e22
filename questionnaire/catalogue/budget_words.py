"""The words of the budget calendar."""

from __future__ import annotations

from questionnaire.texts import Content, Text


class CalendarEntryWords(Content, frozen=True, kw_only=True):
    """One thing in the budget's year."""

    id: str
    title: Text
    meaning: Text


class Bridge(Content, frozen=True, kw_only=True):
    title: Text
    body: Text


class Bridges(Content, frozen=True, kw_only=True):
    """What is left where the wished budget is closed."""

    existing_lines: Bridge
    third_party: Bridge


class CalendarWords(Content, frozen=True, kw_only=True):
    """What the municipality does, what the enterprise does, and the weeks when nobody does anything."""

    milestones: tuple[CalendarEntryWords, ...]
    deeds: tuple[CalendarEntryWords, ...]
    pause: CalendarEntryWords
    bridges: Bridges
    careful: Text
    ask: Text
    ask_how: Text

    def entry(self, kind: str) -> CalendarEntryWords:
        return next(entry for entry in (*self.milestones, *self.deeds) if entry.id == kind)
