"""One print order: each seat's plan, then the one file that the advisor takes away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from threading import Event

from msgspec import Struct

from questionnaire.drafts import publish
from questionnaire.jobs.archive import write_result
from questionnaire.jobs.named_sheets import ready_pdfs
from questionnaire.jobs.print_folder import PrintFolder
from questionnaire.jobs.seat_plans import SeatPlans
from questionnaire.report.processes.batch import Printed, PrintTask, in_order, print_all
from questionnaire.report.processes.pool import RenderPool
from questionnaire.storage.print_claims import ClaimLost, PrintClaim, PrintClaims
from questionnaire.workshop.print_order import FailureReason
from questionnaire.workshop.workshop import SeatMark

# Plans in one go while others wait.
TURN = 20


class Stopped(RuntimeError):
    """The worker has been told to end."""


class TurnOver(RuntimeError):
    """Another workshop waits."""


class PrintJob(Struct, frozen=True):
    """`at_once` plans are under way together; `stopping` is looked at between any two."""

    claim: PrintClaim
    seat_plans: SeatPlans
    claims: PrintClaims
    folder: PrintFolder
    pool: RenderPool
    at_once: int
    stopping: Event

    def carry_out(self) -> None:
        """Raises Stopped, TurnOver, ClaimLost or StorageUnavailable."""
        self.folder.open(self.claim.id)
        self.folder.sweep(self.claim.id, self.claim.attempt)
        printed = self.claims.printed(self.claim)
        lost = [number for number in printed if not self.folder.holds(self.claim.id, number)]
        self.claims.lose(self.claim, lost)
        self._take_ready()
        seats = self._seats()
        first = next(seats, None)
        if first:
            self._put_together(chain([first], seats))
        else:
            self.claims.end(self.claim, "failed")

    def _take_ready(self) -> None:
        """What was printed ahead and is still the seat's plan."""
        unprinted = self.claims.unprinted(self.claim)
        for sheet in ready_pdfs(self.folder.ready, self.seat_plans, self.claim, unprinted):
            if self.stopping.is_set():
                raise Stopped
            self._keep(sheet.number, sheet.pdf, sheet.printed_at)

    def _put_together(self, seats: Iterable[SeatMark]) -> None:
        output = self.folder.result(self.claim.id, self.claim.kind)
        draft = self.folder.draft(output, self.claim.attempt)
        sheets = ((seat, self.folder.sheet(self.claim.id, seat.number)) for seat in seats)
        write_result(sheets, self.claim, draft)
        self.claims.end(self.claim, "done", partial(publish, draft, output))

    def _seats(self) -> Iterator[SeatMark]:
        """Those whose plan is in the folder, by number; they are printed while the file of all grows."""
        there, missing = self.claims.printed(self.claim), self.claims.unprinted(self.claim)
        outcomes = print_all(self.pool, self._in_turn(missing), self.at_once)
        recorded = in_order(map(self._record, outcomes), missing)
        for number in sorted((*there, *missing)):
            if number in there or self._is_printed(next(recorded, None)):
                yield self.seat_plans.mark(self.claim, number)

    def _in_turn(self, numbers: Iterable[int]) -> Iterator[PrintTask]:
        """Whoever wants three plans does not wait for somebody's two hundred."""
        for count, task in enumerate(self.seat_plans.tasks(self.claim, numbers), 1):
            yield task
            if count % TURN == 0 and self.claims.others_wait(self.claim, _now()):
                return

    def _is_printed(self, recorded: tuple[int, bool] | None) -> bool:
        """Raises TurnOver where no more of them were printed."""
        if recorded is None:
            raise TurnOver
        return recorded[1]

    def _record(self, printed: Printed) -> tuple[int, bool]:
        """Whose plan it is, and whether it is in the folder now."""
        if self.stopping.is_set():
            raise Stopped
        number = int(printed.key)
        if printed.pdf is None:
            self.claims.fail_one(self.claim, number, _reason(printed.problem))
        else:
            self._keep(number, printed.pdf, _now())
        return number, printed.pdf is not None

    def _keep(self, number: int, pdf: bytes, printed_at: datetime) -> None:
        sheet = self.folder.sheet(self.claim.id, number)
        draft = self.folder.draft(sheet, self.claim.attempt)
        try:
            draft.write_bytes(pdf)
        except FileNotFoundError as error:
            raise ClaimLost from error
        self.claims.print_one(self.claim, number, printed_at, partial(draft.replace, sheet))


def _reason(problem: str | None) -> FailureReason:
    return "slow" if problem == "TimeoutError" else "broken"


def _now() -> datetime:
    return datetime.now(UTC)
