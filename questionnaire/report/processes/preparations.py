"""What is to be prepared, is just being made, and lies ready: one state for all threads."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Future
from threading import Condition
from time import monotonic

from msgspec.structs import replace

from questionnaire.report.processes.document_store import DocumentStore
from questionnaire.report.processes.waiting_list import WaitingList, Wanted

LOOK_SECONDS = 0.5


class Making:
    """What is being made just now; `document` is None in the end where nothing came of it."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted, self.owner, self.key, self.is_wanted = wanted, wanted.owner, b"", True
        self.document: Future[bytes | None] = Future()


class Preparations:
    def __init__(self, most: int, seconds: float) -> None:
        self._changed = Condition()
        self._waiting, self._store = WaitingList(most), DocumentStore(most, seconds)
        self._making: Making | None = None
        self._is_served = False
        self._outcomes: Counter[str] = Counter(made=0, used=0, dropped=0, failed=0)

    def want(self, wanted: Wanted) -> bool:
        """True where somebody has to come and serve what waits."""
        with self._changed:
            self.note("dropped", self._waiting.put(wanted))
            self._changed.notify_all()
            is_served, self._is_served = self._is_served, True
            return not is_served

    def look_up(self, owner: bytes, key: bytes) -> tuple[bytes | None, Making | None]:
        """What lies ready, or is being made; what only waits is given up."""
        with self._changed:
            self.note("dropped", self._waiting.drop(owner))
            making = self._making
            is_this = making is not None and (making.owner, making.key) == (owner, key)
            return self._store.get(owner, key, monotonic()), making if is_this else None

    def forget(self, owner: bytes) -> None:
        with self._changed:
            self.note("dropped", self._waiting.drop(owner))
            self._store.drop(owner)
            if self._making and self._making.owner == owner:
                self._making.is_wanted = False

    def clear(self) -> None:
        with self._changed:
            self._waiting.clear()
            self._store.clear()
            if self._making:
                self._making.is_wanted = False
            self._changed.notify_all()

    def next(self) -> Making | None:
        """Waits for what is due, and lets go of what is too old; None where nothing is left to serve."""
        with self._changed:
            while (moment := self._next_moment()) is not None:
                due, now = self._waiting.next_due(), monotonic()
                if due is not None and due <= now:
                    self._making = Making(self._waiting.take())
                    return self._making
                self._changed.wait(max(moment - now, 0))
                self._store.drop_old(monotonic())
            self._is_served = False
            return None

    def begin(self, making: Making, key: bytes) -> bytes | None:
        """From now on others may wait for it; what lies ready already need not be made."""
        with self._changed:
            making.key = key
            return self._store.get(making.owner, key, monotonic())

    def put_back(self, making: Making) -> None:
        now = monotonic()
        with self._changed:
            if making.is_wanted:
                again = replace(making.wanted, due=now + LOOK_SECONDS)
                self.note("dropped", self._waiting.put_back(again, now))

    def end(self, making: Making, document: bytes | None) -> None:
        with self._changed:
            self._making = None
            if document and making.is_wanted:
                self._store.put(making.owner, making.key, document, monotonic())
        making.document.set_result(document)

    def note(self, outcome: str, times: int = 1) -> None:
        with self._changed:
            self._outcomes[outcome] += times

    def outcomes(self) -> dict[str, int]:
        with self._changed:
            return dict(self._outcomes)

    def _next_moment(self) -> float | None:
        moments = self._waiting.next_due(), self._store.next_end()
        return min((moment for moment in moments if moment is not None), default=None)
