"""Who may use the render processes: first of all whoever waits for a document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from questionnaire.report.processes.faults import Busy


class Places:
    """One for each process and `queue` to wait in; what is made ahead takes none of them."""

    def __init__(self, processes: int, queue: int) -> None:
        self._most = processes + queue
        # One process stays free for whoever asks, where there are several.
        self._most_ahead = max(processes - 1, 1)
        self._lock = Lock()
        self._asked = 0
        self._ahead = 0

    @contextmanager
    def asked(self) -> Iterator[None]:
        """For somebody who waits. Raises Busy at once where every place is taken."""
        with self._lock:
            if self._asked >= self._most:
                raise Busy
            self._asked += 1
        try:
            yield
        finally:
            with self._lock:
                self._asked -= 1

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """For what nobody waits for yet. Raises Busy where no process idles beside those that are in use."""
        with self._lock:
            if self._asked + self._ahead >= self._most_ahead:
                raise Busy
            self._ahead += 1
        try:
            yield
        finally:
            with self._lock:
                self._ahead -= 1
