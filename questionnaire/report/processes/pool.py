"""Warm render processes for the web, with a short queue in front."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from threading import Lock
from typing import Any

from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.pdf.document_kind import DocumentKind
from questionnaire.report.pdf.html_document import HtmlDocument
from questionnaire.report.processes import render_process, writers
from questionnaire.report.processes.faults import Busy, CannotStart, RenderFailed
from questionnaire.report.processes.places import Places
from questionnaire.report.processes.render_processes import RenderProcesses

__all__ = ["Busy", "CannotStart", "RenderFailed", "RenderPool"]

SECONDS = 30.0
START_SECONDS = 10.0
LOOK_SECONDS = 1.0


class RenderPool:
    """`workers` processes and `queue` places to wait. Processes start with the first document or `warm`."""

    def __init__(self, workers: int, queue: int, seconds: float = SECONDS) -> None:
        self.places = Places(workers, queue)
        self._processes = RenderProcesses(workers)
        self._seconds = seconds
        self._lock = Lock()
        self._outcomes: Counter[str] = Counter(made=0, busy=0, failed=0)
        self._asking = Lock()
        self._can_start = False

    def render(self, html: str, kind: DocumentKind = "plan") -> bytes:
        """A document as PDF. Raises Busy at once, or RenderFailed."""
        return self.write(FileOrder(writers.pdf, HtmlDocument(html, kind)))

    def write(self, order: FileOrder) -> bytes:
        """Any file that is written from an order. Raises Busy at once, or RenderFailed."""
        try:
            with self.places.asked(), self._noted():
                return self._persistent(order)
        except Busy:
            self._note("busy")
            raise

    def write_ahead(self, order: FileOrder) -> bytes:
        """Within `places.ahead()`. Tries once and starts nothing: RenderFailed where no process runs."""
        with self._noted():
            if not self._processes.are_running:
                raise BrokenProcessPool
            return self._attempt(order)

    def _persistent(self, order: FileOrder) -> bytes:
        """A process that died while idle takes the others along; this document is not to blame for it."""
        try:
            return self._attempt(order)
        except BrokenProcessPool:
            return self._last_attempt(order)

    def _last_attempt(self, order: FileOrder) -> bytes:
        """Processes that end before they have done anything at all do so for each document."""
        try:
            return self._attempt(order)
        except BrokenProcessPool as error:
            raise CannotStart(type(error).__name__) from error

    def _attempt(self, order: FileOrder) -> bytes:
        processes, future = self._processes.send(render_process.write, (order,), self._seconds)
        file: bytes = _result(processes, future)
        return file

    def warm(self) -> None:
        """Start the processes without waiting for them; nothing where they run."""
        if not self._processes.are_running:
            self._processes.send(render_process.ready, (), None)

    def outcomes(self) -> dict[str, int]:
        """How many documents came to what since the pool was made."""
        with self._lock:
            return dict(self._outcomes)

    def under_way(self) -> int:
        return self._processes.under_way()

    @contextmanager
    def _noted(self) -> Iterator[None]:
        try:
            yield
            self._note("made")
        except Exception as error:
            self._note("failed")
            raise _told(error) from error

    def _note(self, outcome: str) -> None:
        with self._lock:
            self._outcomes[outcome] += 1

    def can_start(self) -> bool:
        """Waits for ten seconds at most. Where processes are busy, or somebody else asks, as it was last."""
        if not self._asking.acquire(blocking=False):
            return self._can_start
        try:
            _processes, future = self._processes.send(render_process.ready, (), START_SECONDS)
            future.result(START_SECONDS)
            self._can_start = True
        except Exception as error:
            self._can_start = self._can_start and isinstance(error, TimeoutError)
        finally:
            self._asking.release()
        return self._can_start

    def close(self) -> None:
        """Stops the processes; a later document would start new ones. Happens by itself at the end."""
        self._processes.close()

    def shut(self) -> None:
        """For good and at once: whoever waits or comes later gets RenderFailed."""
        self._processes.shut()


def _result(processes: Any, future: Any) -> Any:
    """What is sent while processes break is never done, and nobody says so: now and then one has to look."""
    while True:
        try:
            return future.result(LOOK_SECONDS)
        except TimeoutError:
            if future.done():
                raise
            if not processes.active:
                raise BrokenProcessPool from None


def _told(error: Exception) -> RenderFailed:
    return error if isinstance(error, CannotStart) else RenderFailed(type(error).__name__)
