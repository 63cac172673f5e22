"""The seat behind a participant’s link: a number and a word."""

from __future__ import annotations

from questionnaire.services import edition, services
from questionnaire.web.links import fingerprint
from questionnaire.workshop.workshop import Seat, SeatMark, seat_word


def seat_of(link: str) -> Seat | None:
    """The seat behind a participant's link, where they came with a workshop's code."""
    return services().seats.seat_of(fingerprint(link), services().now())


def mark_of(seat: Seat) -> SeatMark:
    return SeatMark(seat.number, seat_word(edition().catalogue.seat_words, seat.workshop.id, seat.number))


def mark(link: str) -> SeatMark | None:
    """Printed on the participant's plan, and shown where they look at it."""
    seat = seat_of(link)
    return mark_of(seat) if seat else None
