"""How far each seat is, as its advisor sees it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from questionnaire.services import edition, services
from questionnaire.texts import Text
from questionnaire.workshop.progress import current_step, is_finished, open_questions
from questionnaire.workshop.workshop import SeatAnswers, Workshop, seat_word


class SeatProgress(Struct, frozen=True):
    """How far a seat is, for its advisor, and what they noted. Nothing of what was answered."""

    number: int
    word: Text
    step: int
    open_count: int
    is_finished: bool
    note: str


def seat_progress(workshop: Workshop, seats: Iterable[SeatAnswers]) -> list[SeatProgress]:
    catalogue = edition().catalogue
    notes = services().seat_notes.of(workshop.id)
    return [
        SeatProgress(
            seat.number,
            seat_word(catalogue.seat_words, workshop.id, seat.number),
            current_step(catalogue, seat.answers),
            open_questions(catalogue, seat.answers),
            is_finished(catalogue, seat.answers),
            notes.get(seat.number, ""),
        )
        for seat in seats
    ]
