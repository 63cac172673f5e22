"""Warm render processes for the web: confined, recycled, with a short queue in front."""

from __future__ import annotations

import atexit
import multiprocessing
from collections import Counter
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore, Lock
from typing import Any

from pebble import ProcessPool

from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.pdf.document_kind import DocumentKind
from questionnaire.report.pdf.html_document import HtmlDocument
from questionnaire.report.processes import render_process, writers

JOBS_A_PROCESS = 300
SECONDS = 30.0
START_SECONDS = 10.0
LOOK_SECONDS = 1.0


class Busy(RuntimeError):
    """Every place in the queue is taken; ask again in some seconds."""


class RenderFailed(RuntimeError):
    """The document took too long, or its process died."""


class CannotStart(RenderFailed):
    """No process comes up; no document can be made until the operator has seen to it."""


class RenderPool:
    """`workers` processes and `queue` places to wait. Processes start with the first document or `warm`.

    Nothing is opened before that, so a pool may be made before a server forks.
    """

    def __init__(self, workers: int, queue: int, seconds: float = SECONDS) -> None:
        self._workers = workers
        self._seconds = seconds
        self._places = BoundedSemaphore(workers + queue)
        self._lock = Lock()
        self._folder: TemporaryDirectory[str] | None = None
        self._processes: ProcessPool | None = None
        self._under_way: set[Any] = set()
        self._is_shut = False
        self._outcomes: Counter[str] = Counter(made=0, busy=0, failed=0)
        self._asking = Lock()
        self._has_started = False

    def render(self, html: str, kind: DocumentKind = "plan") -> bytes:
        """A document as PDF. Raises Busy at once, or RenderFailed."""
        return self.write(FileOrder(writers.pdf, HtmlDocument(html, kind)))

    def write(self, order: FileOrder) -> bytes:
        """Any file that is written from an order. Raises Busy at once, or RenderFailed."""
        if not self._places.acquire(blocking=False):
            self._note("busy")
            raise Busy
        try:
            file = self._persistent(order)
            self._note("made")
            return file
        except Exception as error:
            self._note("failed")
            raise _told(error) from error
        finally:
            self._places.release()

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
        processes, future = self._sent(render_process.write, (order,), self._seconds)
        file: bytes = _result(processes, future)
        return file

    def warm(self) -> None:
        """Start the processes without waiting for them; nothing where they have started."""
        if self._processes is None:
            self._sent(render_process.ready, (), None)

    def outcomes(self) -> dict[str, int]:
        """How many documents came to what since the pool was made."""
        with self._lock:
            return dict(self._outcomes)

    def under_way(self) -> int:
        return len(self._under_way)

    def _note(self, outcome: str) -> None:
        with self._lock:
            self._outcomes[outcome] += 1

    def can_start(self) -> bool:
        """Waits for ten seconds at most. Where processes are busy, or somebody else asks, as it was last."""
        if not self._asking.acquire(blocking=False):
            return self._has_started
        try:
            _processes, future = self._sent(render_process.ready, (), START_SECONDS)
            future.result(START_SECONDS)
            self._has_started = True
        except Exception as error:
            self._has_started = self._has_started and isinstance(error, TimeoutError)
        finally:
            self._asking.release()
        return self._has_started

    def close(self) -> None:
        """Stops the processes; a later document would start new ones. Happens by itself at the end."""
        with self._lock:
            self._discard()

    def shut(self) -> None:
        """For good and at once: whoever waits or comes later gets RenderFailed."""
        with self._lock:
            self._is_shut = True
            # Stopped processes may leave those who wait for them waiting for ever.
            for future in tuple(self._under_way):
                future.cancel()
            self._discard()

    def _sent(
        self, job: Callable[..., object], arguments: tuple[object, ...], seconds: float | None
    ) -> tuple[ProcessPool, Any]:
        """To the processes, made anew where the last ones broke."""
        with self._lock:
            if self._is_shut:
                raise RenderFailed("shut")
            if self._processes is None or not self._processes.active:
                self._discard()
                self._processes = self._made()
            future = self._processes.schedule(job, arguments, timeout=seconds)
            self._under_way.add(future)
            future.add_done_callback(self._under_way.discard)
            return self._processes, future

    def _made(self) -> ProcessPool:
        try:
            return self._make()
        except OSError as error:
            raise CannotStart(type(error).__name__) from error

    def _make(self) -> ProcessPool:
        atexit.register(self.close)
        self._folder = TemporaryDirectory(prefix="rathausreif-", ignore_cleanup_errors=True)
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=JOBS_A_PROCESS,
            initializer=render_process.prepare,
            initargs=(self._folder.name,),
            context=multiprocessing.get_context("spawn"),
        )

    def _discard(self) -> None:
        atexit.unregister(self.close)
        if self._processes is not None:
            self._processes.stop()  # type: ignore[no-untyped-call]
            self._processes.join()
            self._processes = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _result(processes: ProcessPool, future: Any) -> Any:
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
