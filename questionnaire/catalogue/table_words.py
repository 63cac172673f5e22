"""The words of an empty table of answers, which explains itself."""

from __future__ import annotations

from questionnaire.texts import Content, Text


class TableWords(Content, frozen=True, kw_only=True):
    """What may stand in a column, by what it asks for; {count} is how much of it at most."""

    seat: Text
    seat_hint: Text
    length: Text
    one: Text
    several: Text
    place: Text
    places: Text
    quarter: Text
    unknown: Text
