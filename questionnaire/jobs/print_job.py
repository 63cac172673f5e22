"""Carries out print orders: each seat's plan, then the one file that the advisor takes away."""

from __future__ import annotations

import errno
import logging
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from threading import Event

from msgspec import Struct

from questionnaire.drafts import publish
from questionnaire.jobs.archive import write_result
from questionnaire.jobs.heartbeat import heartbeat
from questionnaire.jobs.named_sheets import ready_pdfs
from questionnaire.jobs.print_folder import PrintFolder
from questionnaire.jobs.seat_plans import SeatPlans
from questionnaire.report.processes.batch import Printed, PrintTask, in_order, print_all
from questionnaire.report.processes.pool import RenderPool
from questionnaire.storage import PrintOrders, StorageUnavailable
from questionnaire.storage.print_claims import ClaimLost, PrintClaim, PrintClaims
from questionnaire.workshop.print_order import FailureReason
from questionnaire.workshop.workshop import SeatMark

# Plans in one go while others wait.
TURN = 20
# Of a disk or of somebody's share of it.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_log = logging.getLogger(__name__)


class Stopped(RuntimeError):
    """The worker has been told to end."""


class TurnOver(RuntimeError):
    """Another workshop waits."""


class DiskFull(RuntimeError):
    """The disk is full; nobody has to order again once it is not."""


class PrintJobs(Struct, frozen=True):
    """`at_once` plans are under way together; `stopping` is looked at between any two."""

    seat_plans: SeatPlans
    print_orders: PrintOrders
    claims: PrintClaims
    folder: PrintFolder
    pool: RenderPool
    at_once: int
    stopping: Event

    def carry_out(self, order_id: int) -> bool:
        """Takes the order up where nobody has: False where that cannot be.

        Whatever happens, it is done, failed or free for another.
        """
        try:
            claim = self.claims.claim(order_id, _now())
            if claim:
                self._carry_out(claim)
                self._rest()
            return claim is not None
        except ClaimLost:
            self.tidy()
            return True
        except StorageUnavailable:
            _log.warning("order %d waits for the database", order_id)
            return False
        except DiskFull:
            _log.warning("order %d waits for room on the disk", order_id)
            return False

    def take_turns(self, _announced: int) -> None:
        """A message says that there is work; whose turn it is, the rows say, as long as there is any."""
        with suppress(StorageUnavailable):
            while not self.stopping.is_set():
                due = self.claims.due(_now())
                if not due or not self.carry_out(due[0]):
                    return

    def _carry_out(self, claim: PrintClaim) -> None:
        try:
            with heartbeat(self.claims, claim):
                self._work(claim)
        except (ClaimLost, StorageUnavailable):
            raise
        except (Stopped, TurnOver):
            self.claims.end(claim, "waiting")
        except Exception as error:
            if _is_disk_full(error):
                self.claims.end(claim, "waiting")
                raise DiskFull from error
            # Where it was withdrawn meanwhile its files are gone, and nothing has failed.
            self.claims.end(claim, "failed")
            _log.error("order %d failed: %s", claim.id, _trace(error))
        finally:
            self.folder.sweep(claim.id, claim.attempt)

    def _rest(self) -> None:
        """Render processes take memory that pages can use while there is nothing to print."""
        if not self.claims.due(_now()) and not self.pool.under_way():
            self.pool.close()

    def tidy(self) -> None:
        """Files go with what they were made from."""
        folders = self.folder.ids()
        self.folder.tidy(folders, self.print_orders.kept(_now()))

    def _work(self, claim: PrintClaim) -> None:
        self.folder.open(claim.id)
        self.folder.sweep(claim.id, claim.attempt)
        lost = [number for number in self.claims.printed(claim) if not self.folder.holds(claim.id, number)]
        self.claims.lose(claim, lost)
        self._take_ready(claim)
        seats = self._seats(claim)
        first = next(seats, None)
        if first:
            self._put_together(claim, chain([first], seats))
        else:
            self.claims.end(claim, "failed")
        self.tidy()

    def _take_ready(self, claim: PrintClaim) -> None:
        """What was printed ahead and is still the seat's plan."""
        unprinted = self.claims.unprinted(claim)
        for sheet in ready_pdfs(self.folder.ready, self.seat_plans, claim, unprinted):
            if self.stopping.is_set():
                raise Stopped
            self._keep(claim, sheet.number, sheet.pdf, sheet.printed_at)

    def _put_together(self, claim: PrintClaim, seats: Iterable[SeatMark]) -> None:
        output = self.folder.result(claim.id, claim.kind)
        draft = self.folder.draft(output, claim.attempt)
        write_result(((seat, self.folder.sheet(claim.id, seat.number)) for seat in seats), claim, draft)
        self.claims.end(claim, "done", partial(publish, draft, output))

    def _seats(self, claim: PrintClaim) -> Iterator[SeatMark]:
        """Those whose plan is in the folder, by number; they are printed while the file of all grows."""
        there, missing = self.claims.printed(claim), self.claims.unprinted(claim)
        outcomes = print_all(self.pool, self._in_turn(claim, missing), self.at_once)
        recorded = in_order(map(partial(self._record, claim), outcomes), missing)
        for number in sorted((*there, *missing)):
            if number in there or self._is_printed(next(recorded, None)):
                yield self.seat_plans.mark(claim, number)

    def _in_turn(self, claim: PrintClaim, numbers: Iterable[int]) -> Iterator[PrintTask]:
        """Whoever wants three plans does not wait for somebody's two hundred."""
        for count, task in enumerate(self.seat_plans.tasks(claim, numbers), 1):
            yield task
            if count % TURN == 0 and self.claims.others_wait(claim, _now()):
                return

    def _is_printed(self, recorded: tuple[int, bool] | None) -> bool:
        """Raises TurnOver where no more of them were printed."""
        if recorded is None:
            raise TurnOver
        return recorded[1]

    def _record(self, claim: PrintClaim, printed: Printed) -> tuple[int, bool]:
        """Whose plan it is, and whether it is in the folder now."""
        if self.stopping.is_set():
            raise Stopped
        number = int(printed.key)
        if printed.pdf is None:
            self.claims.fail_one(claim, number, _reason(printed.problem))
        else:
            self._keep(claim, number, printed.pdf, _now())
        return number, printed.pdf is not None

    def _keep(self, claim: PrintClaim, number: int, pdf: bytes, printed_at: datetime) -> None:
        sheet = self.folder.sheet(claim.id, number)
        draft = self.folder.draft(sheet, claim.attempt)
        try:
            draft.write_bytes(pdf)
        except FileNotFoundError as error:
            raise ClaimLost from error
        self.claims.print_one(claim, number, printed_at, partial(draft.replace, sheet))


def _reason(problem: str | None) -> FailureReason:
    return "slow" if problem == "TimeoutError" else "broken"


def _is_disk_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in NO_ROOM


def _trace(error: Exception) -> str:
    """The error's kind and place. Its words may quote what somebody typed."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.filename}:{place.lineno}"


def _now() -> datetime:
    return datetime.now(UTC)
