"""How many threads may wait for the database to let them write. The others serve who only reads."""

from __future__ import annotations

from contextlib import AbstractContextManager
from threading import Condition, Lock
from time import monotonic
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from questionnaire.storage.faults import StorageUnavailable

# Whatever locks the database, these wait for five seconds each.
MOST_WRITERS = 6
# Commits take milliseconds: where none has ended for so long, something else has the lock.
PATIENCE_SECONDS = 0.5


class TooManyWriters(RuntimeError):
    """Every place is taken by somebody who waits already, and nobody gets on."""


class _Places:
    """In a rush everybody has their turn; where nothing is written, all but a few are told at once."""

    def __init__(self) -> None:
        self._moved = Condition()
        self._free = MOST_WRITERS
        self._written_at = monotonic()
        self._failed = False

    def __enter__(self) -> None:
        """Raises StorageUnavailable."""
        try:
            self._take()
        except TooManyWriters as full:
            raise StorageUnavailable(str(full)) from full

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        self._give_back(kind is not None and issubclass(kind, StorageUnavailable))

    def _take(self) -> None:
        """Raises TooManyWriters."""
        with self._moved:
            if self._free == MOST_WRITERS:
                self._written_at = monotonic()
            while not self._free:
                self._wait_for_a_place()
            self._free -= 1

    def _give_back(self, has_failed: bool) -> None:
        """One that failed is no sign that the others get on."""
        with self._moved:
            self._free += 1
            self._failed = has_failed
            if not has_failed:
                self._written_at = monotonic()
            self._moved.notify()

    def _wait_for_a_place(self) -> None:
        left = self._written_at + PATIENCE_SECONDS - monotonic()
        if left <= 0 or self._failed:
            raise TooManyWriters(f"{MOST_WRITERS} threads wait to write already")
        self._moved.wait(left)


_places: WeakKeyDictionary[Engine, _Places] = WeakKeyDictionary()
_lock = Lock()


def place_to_write(engine: Engine) -> AbstractContextManager[None]:
    """To be entered; that raises StorageUnavailable."""
    places = _places.get(engine)
    if places is None:
        with _lock:
            places = _places.setdefault(engine, _Places())
    return places
