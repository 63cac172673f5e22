"""The words of the budget calendar and of the route."""

from __future__ import annotations

from questionnaire.texts import Content, Procedure, Text


class CalendarEntry(Content, frozen=True, kw_only=True):
    """One thing in the budget's year; `mark` is the letter that stands for it in the strip of months."""

    id: str
    mark: Text
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

    milestones: tuple[CalendarEntry, ...]
    deeds: tuple[CalendarEntry, ...]
    pause: CalendarEntry
    bridges: Bridges
    careful: Text

    def entry(self, kind: str) -> CalendarEntry:
        return next(entry for entry in (*self.milestones, *self.deeds) if entry.id == kind)


class ProcedureWords(Content, frozen=True, kw_only=True):
    """`clause` goes on after an amount, `means` says what the procedure asks of the enterprise."""

    id: Procedure
    title: Text
    result: Text
    clause: Text
    means: Text


class FieldNote(Content, frozen=True, kw_only=True):
    """`field` is an option of the question `fields`."""

    field: str
    text: Text


class RouteWords(Content, frozen=True, kw_only=True):
    """How the way to a contract is told; numbers come from the almanac."""

    procedures: tuple[ProcedureWords, ...]
    fields: tuple[FieldNote, ...]
    question: Text
    no_target: Text
    no_price: Text
    no_term: Text
    no_value: Text
    stricter: Text
    being_changed: Text
    never_split: Text
    rotation: Text
    estimate: Text
    talk: Text
    mixed: Text
    grant: Text
    reserved: Text
    small: Text
    large: Text
    hasty: Text
    unfounded: Text

    def procedure(self, procedure: Procedure) -> ProcedureWords:
        return next(words for words in self.procedures if words.id == procedure)
