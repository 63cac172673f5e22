"""A workshop, and its seats with a number and a word to find one’s sheet by."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.texts import Language, Text

# Distances between seats' words: with a number that shares no divisor with the list, none comes twice.
STRIDE = 7
# Whoever has just come in is still reading.
EMPTY_AFTER = timedelta(minutes=10)


class Invitation(Struct, frozen=True):
    """What everybody in the room may see. `code` lets people join."""

    code: str
    title: str
    day: date
    language: Language


class Workshop(Struct, frozen=True):
    """Led by whoever has the advisor's secret, of which only the fingerprint is stored."""

    id: int
    invitation: Invitation
    closed: bool
    seats_given: int


class Seat(Struct, frozen=True):
    """One participant: `number` counts from 1 in the order of joining."""

    workshop: Workshop
    number: int


class SeatMark(Struct, frozen=True):
    """What a participant finds their sheet by."""

    number: int
    word: Text


class SeatAnswers(Struct, frozen=True):
    """A seat's answers as they are now."""

    number: int
    edition_number: str
    changed_at: datetime
    answers: Answers

    def is_empty(self, now: datetime) -> bool:
        """Nobody has answered anything here for a while."""
        return not self.answers and self.changed_at <= now - EMPTY_AFTER


def seat_word(words: tuple[Text, ...], workshop_id: int, number: int) -> Text:
    """The same for a seat at any time; different for neighbouring seats and, mostly, between workshops."""
    return words[(workshop_id * 3 + number * STRIDE) % len(words)]
