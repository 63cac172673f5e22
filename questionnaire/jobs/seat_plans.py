"""Each seat's plan as HTML, from the answers as they are at that moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.calendar.days import german_day
from questionnaire.content.edition import Edition
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.holder import WayBack
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.processes.batch import PrintTask
from questionnaire.storage import Seats
from questionnaire.storage.print_claims import PrintClaim
from questionnaire.texts import Language
from questionnaire.workshop.workshop import SeatMark, seat_word


class SeatPlans(Struct, frozen=True):
    """What plans are drawn up from, and the public address that they name."""

    edition: Edition
    seats: Seats
    site: str | None = None

    def tasks(self, claim: PrintClaim, numbers: Iterable[int]) -> Iterator[PrintTask]:
        """Raises LookupError where answers have been kept for as long as they may be."""
        seat_answers = self.seats.answers(claim.workshop_id, datetime.now(UTC))
        seats = {seat.number: seat for seat in seat_answers}
        for number in numbers:
            if number not in seats:
                raise LookupError(number)
            mark = self.mark(claim, number)
            yield PrintTask(str(number), partial(self._html, seats[number].answers, claim.language, mark))

    def mark(self, claim: PrintClaim, number: int) -> SeatMark:
        return SeatMark(number, seat_word(self.edition.catalogue.seat_words, claim.workshop_id, number))

    def _html(self, answers: Answers, language: Language, seat: SeatMark) -> str:
        today = german_day(datetime.now(UTC))
        plan = draw_up(self.edition, answers, today)
        return plan_html(plan, language, seat, way_back=WayBack(self.site))
