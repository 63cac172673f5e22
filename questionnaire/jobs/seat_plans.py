"""Each seat's plan as HTML, from the answers as they are at that moment.

What became of the steps is in it where whoever sits there lets their advisor see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import NO_STATES, StepStates
from questionnaire.brand.brand import Brand
from questionnaire.calendar.days import german_day
from questionnaire.content.edition import Edition
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.holder import Holder, WayBack
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.processes.batch import PrintTask
from questionnaire.storage import Letterheads, ProgressConsents, Seats
from questionnaire.storage.print_claims import PrintClaim
from questionnaire.storage.recent_seats import RecentSeat
from questionnaire.texts import Language
from questionnaire.workshop.letterhead import Letterhead
from questionnaire.workshop.workshop import SeatMark, seat_word


class Sheet(Struct, frozen=True):
    """`states` are those that the advisor may see."""

    answers: Answers
    states: StepStates
    mark: SeatMark
    letterhead: Letterhead | None


class SeatPlans(Struct, frozen=True):
    """What plans are drawn up from, and the public address that they name."""

    edition_now: Callable[[], Edition]
    seats: Seats
    consents: ProgressConsents
    letterheads: Letterheads
    site: str | None = None
    brand: Brand | None = None

    def last_questions(self) -> tuple[str, ...]:
        """Whoever has answered one of them has finished."""
        return tuple(question.id for question in self.edition_now().catalogue.steps[-1].questions)

    def tasks(self, claim: PrintClaim | RecentSeat, numbers: Iterable[int]) -> Iterator[PrintTask]:
        """Raises LookupError where answers have been kept for as long as they may be."""
        seat_answers = self.seats.answers(claim.workshop_id, datetime.now(UTC))
        seats = {seat.number: seat for seat in seat_answers}
        shared = self.consents.shared_states(claim.workshop_id)
        letterhead = self.letterheads.of(claim.workshop_id)
        for number in numbers:
            if number not in seats:
                raise LookupError(number)
            mark = self.mark(claim, number)
            sheet = Sheet(seats[number].answers, shared.get(number, NO_STATES), mark, letterhead)
            yield PrintTask(str(number), partial(self._html, sheet, claim.language))

    def mark(self, claim: PrintClaim | RecentSeat, number: int) -> SeatMark:
        return SeatMark(number, seat_word(self.edition_now().catalogue.seat_words, claim.workshop_id, number))

    def _html(self, sheet: Sheet, language: Language) -> str:
        today = german_day(datetime.now(UTC))
        plan = draw_up(self.edition_now(), sheet.answers, today, sheet.states)
        holder = Holder(
            sheet.mark, way_back=WayBack(self.site), letterhead=sheet.letterhead, brand=self.brand
        )
        return plan_html(plan, language, holder)
