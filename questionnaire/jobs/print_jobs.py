"""Print orders, taken up one after the other: each ends done, failed or free for another."""

from __future__ import annotations

import errno
import logging
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from threading import Event

from msgspec import Struct

from questionnaire.jobs.heartbeat import heartbeat
from questionnaire.jobs.print_folder import PrintFolder
from questionnaire.jobs.print_job import PrintJob, Stopped, TurnOver
from questionnaire.jobs.seat_plans import SeatPlans
from questionnaire.report.processes.pool import RenderPool
from questionnaire.storage import PrintOrders, StorageUnavailable
from questionnaire.storage.print_claims import ClaimLost, PrintClaim, PrintClaims

# Of a disk or of somebody's share of it.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_log = logging.getLogger(__name__)


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
                self._job(claim).carry_out()
                self.tidy()
        except (ClaimLost, StorageUnavailable):
            raise
        except (Stopped, TurnOver):
            self.claims.end(claim, "waiting")
        except Exception as error:  # whatever it was, the order may not stay in our hands
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

    def _job(self, claim: PrintClaim) -> PrintJob:
        return PrintJob(
            claim, self.seat_plans, self.claims, self.folder, self.pool, self.at_once, self.stopping
        )


def _is_disk_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in NO_ROOM


def _trace(error: Exception) -> str:
    """The error's kind and place. Its words may quote what somebody typed."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.filename}:{place.lineno}"


def _now() -> datetime:
    return datetime.now(UTC)
