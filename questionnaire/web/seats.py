"""Seats as people see them: a number, a word, and how far somebody is."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from questionnaire.texts import Text
from questionnaire.web.house import house
from questionnaire.web.links import fingerprint
from questionnaire.workshop.progress import CHECK, current_step, open_questions
from questionnaire.workshop.workshop import Seat, SeatMark, Sheet, Workshop, seat_word


class Standing(Struct, frozen=True):
    """How far a seat is, for its advisor. Nothing of what was answered."""

    number: int
    word: Text
    step: int
    open_count: int

    @property
    def is_finished(self) -> bool:
        return self.step == CHECK


def standings(workshop: Workshop, sheets: Iterable[Sheet]) -> list[Standing]:
    catalogue = house().catalogue
    return [
        Standing(
            sheet.number,
            seat_word(catalogue.seat_words, workshop.id, sheet.number),
            current_step(catalogue, sheet.answers),
            open_questions(catalogue, sheet.answers),
        )
        for sheet in sheets
    ]


def seat_of(link: str) -> Seat | None:
    """The seat behind a participant's link, where they came with a workshop's code."""
    return house().seats.seat_of(fingerprint(link), house().now())


def mark_of(seat: Seat) -> SeatMark:
    return SeatMark(seat.number, seat_word(house().catalogue.seat_words, seat.workshop.id, seat.number))


def mark(link: str) -> SeatMark | None:
    """Printed on the participant's plan, and shown where they look at it."""
    seat = seat_of(link)
    return mark_of(seat) if seat else None
