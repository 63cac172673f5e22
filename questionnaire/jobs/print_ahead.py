"""Prints the plans of a room as its people finish, so that an order for all of them finds most of it done."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import monotonic

from questionnaire.jobs.named_sheets import plan_to_print
from questionnaire.jobs.print_jobs import PrintJobs
from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.pdf.html_document import HtmlDocument
from questionnaire.report.processes import writers
from questionnaire.report.processes.pool import Busy, RenderFailed
from questionnaire.storage import StorageUnavailable
from questionnaire.storage.recent_seats import RecentSeat, RecentSeats

ROUND_SECONDS = 2.0
REST_SECONDS = 30.0
# Of a worker that has just started: whoever finished before that is printed too.
LOOK_BACK = timedelta(hours=1)
# Changes are recorded in whole seconds, by a clock that may be another machine's.
OVERLAP = timedelta(seconds=3)
_log = logging.getLogger(__name__)


class PrintAhead:
    """One plan at a time, in the workshop's language, while nobody has ordered anything that waits."""

    def __init__(self, jobs: PrintJobs, recent: RecentSeats) -> None:
        self._jobs, self._recent = jobs, recent
        self._ready = jobs.folder.ready
        self._waiting: dict[RecentSeat, None] = {}
        self._since = datetime.now(UTC) - LOOK_BACK
        self._last_print = monotonic()

    def run(self) -> None:
        """Until the worker stops."""
        while not self._jobs.stopping.wait(ROUND_SECONDS):
            try:
                self.go_round(datetime.now(UTC))
            except StorageUnavailable:
                # The other rounds say so.
                continue
            except OSError as error:
                _log.warning("prints ahead: %s", error.strerror)

    def go_round(self, now: datetime) -> None:
        """As far as it comes before somebody orders something, or somebody else needs the processes."""
        self.tidy()
        finished = self._recent.changed_since(self._since, self._jobs.seat_plans.last_questions())
        self._since = now - OVERLAP
        self._waiting |= dict.fromkeys(finished)
        for seat in tuple(self._waiting):
            if self._has_to_stop(now):
                return
            try:
                self._print(seat)
            except Busy:
                return
            del self._waiting[seat]
        self._rest()

    def tidy(self) -> None:
        """Files go with the seats that they are of."""
        self._ready.tidy(self._recent.there)

    def _has_to_stop(self, now: datetime) -> bool:
        has_room = self._jobs.folder.has_room() and self._ready.has_room()
        return self._jobs.stopping.is_set() or not has_room or bool(self._jobs.claims.due(now))

    def _print(self, seat: RecentSeat) -> None:
        """Raises Busy. What changes meanwhile, or is not allowed any more, is not kept."""
        found = plan_to_print(self._jobs.seat_plans, seat)
        if found is None or self._ready.path(found[0]).exists():
            return
        sheet, html = found
        with suppress(RenderFailed, FileExistsError), self._ready.drafted(sheet) as file:
            file.write(self._printed(html))
        after = plan_to_print(self._jobs.seat_plans, seat)
        if after is None or after[0] != sheet:
            self._ready.drop_seat(seat.workshop_id, seat.number)

    def _printed(self, html: str) -> bytes:
        with self._jobs.pool.places.ahead():
            self._jobs.pool.warm()
            pdf = self._jobs.pool.write_ahead(FileOrder(writers.pdf, HtmlDocument(html)))
        self._last_print = monotonic()
        return pdf

    def _rest(self) -> None:
        """Render processes take memory that pages can use while nobody finishes."""
        if monotonic() - self._last_print > REST_SECONDS and not self._jobs.pool.under_way():
            self._jobs.pool.close()
