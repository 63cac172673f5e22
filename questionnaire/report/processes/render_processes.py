"""The processes themselves: confined, recycled, started at the first use and anew where they broke."""

from __future__ import annotations

import atexit
import multiprocessing
from collections.abc import Callable
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from pebble import ProcessPool

from questionnaire.report.processes import render_process
from questionnaire.report.processes.faults import CannotStart, RenderFailed

JOBS_A_PROCESS = 300


class RenderProcesses:
    """Nothing is opened before the first use, so they may be named before a server forks."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._lock = Lock()
        self._folder: TemporaryDirectory[str] | None = None
        self._processes: ProcessPool | None = None
        self._under_way: set[Any] = set()
        self._is_shut = False

    @property
    def are_running(self) -> bool:
        processes = self._processes
        return processes is not None and bool(processes.active)

    def under_way(self) -> int:
        return len(self._under_way)

    def send(
        self, job: Callable[..., object], arguments: tuple[object, ...], seconds: float | None
    ) -> tuple[ProcessPool, Any]:
        """The processes that it went to, made anew where the last ones broke, and the future of it."""
        with self._lock:
            if self._is_shut:
                raise RenderFailed("shut")
            processes = self._running()
            future = processes.schedule(job, arguments, timeout=seconds)
            self._under_way.add(future)
            future.add_done_callback(self._under_way.discard)
            return processes, future

    def _running(self) -> ProcessPool:
        if self._processes is None or not self._processes.active:
            self._discard()
            self._processes = self._made()
        return self._processes

    def close(self) -> None:
        """Stops them; a later document would start new ones. Happens by itself at the end."""
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

    def _made(self) -> ProcessPool:
        try:
            return self._make()
        except OSError as error:
            raise CannotStart(type(error).__name__) from error

    def _make(self) -> ProcessPool:
        atexit.register(self.close)
        self._folder = TemporaryDirectory(prefix="rathausreif-", ignore_cleanup_errors=True)
        return ProcessPool(
            max_workers=self._count,
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
