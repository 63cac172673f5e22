"""How far each seat is, as its advisor sees it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from questionnaire.services import edition, services
from questionnaire.texts import Text
from questionnaire.web.workshop.shared_progress import SharedProgress, shared_progress
from questionnaire.workshop.progress import current_step, is_finished, open_questions
from questionnaire.workshop.workshop import SeatAnswers, Workshop, seat_word


class SeatProgress(Struct, frozen=True):
    """How far a seat is, for its advisor, and what they noted. Nothing of what was answered.

    `shared` is how far the steps are, where whoever sits there lets their advisor see it.
    """

    number: int
    word: Text
    step: int
    open_count: int
    is_finished: bool
    note: str
    shared: SharedProgress | None


def seat_progress(workshop: Workshop, seats: Iterable[SeatAnswers]) -> list[SeatProgress]:
    catalogue = edition().catalogue
    seats = tuple(seats)
    notes, shared = services().seat_notes.of(workshop.id), shared_progress(workshop.id, seats)
    return [
        SeatProgress(
            seat.number,
            seat_word(catalogue.seat_words, workshop.id, seat.number),
            current_step(catalogue, seat.answers),
            open_questions(catalogue, seat.answers),
            is_finished(catalogue, seat.answers),
            notes.get(seat.number, ""),
            shared.get(seat.number),
        )
        for seat in seats
    ]
