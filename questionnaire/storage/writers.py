"""How many threads may wait for the database to let them write. The others serve who only reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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

    def take(self) -> None:
        """Raises TooManyWriters."""
        with self._moved:
            if self._free == MOST_WRITERS:
                self._written_at = monotonic()
            while not self._free:
                self._wait_for_a_place()
            self._free -= 1

    def give_back(self, has_failed: bool) -> None:
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


@contextmanager
def place_to_write(engine: Engine) -> Iterator[None]:
    """Raises StorageUnavailable."""
    with _lock:
        places = _places.setdefault(engine, _Places())
    try:
        places.take()
    except TooManyWriters as full:
        raise StorageUnavailable(str(full)) from full
    has_failed = False
    try:
        yield
    except StorageUnavailable:
        has_failed = True
        raise
    finally:
        places.give_back(has_failed)
