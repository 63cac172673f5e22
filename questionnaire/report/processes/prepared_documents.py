"""Documents made while people still read, for those who will probably ask for them in a moment."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from threading import Thread
from time import monotonic

from msgspec import msgpack

from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.processes.faults import Busy, RenderFailed
from questionnaire.report.processes.pool import RenderPool
from questionnaire.report.processes.preparations import Making, Preparations
from questionnaire.report.processes.waiting_list import Make, Wanted

SECONDS = 900.0
# The page that comes next goes first, and of several changes in a row only the last counts.
PAUSE_SECONDS = 0.25


class PreparedDocuments:
    """`most` of them at a time, each for `seconds`; with 0 nothing is prepared.

    A document is handed out only to its owner, and for exactly the order that it was made from.
    """

    def __init__(
        self, pool: RenderPool, most: int, seconds: float = SECONDS, pause: float = PAUSE_SECONDS
    ) -> None:
        self._pool, self._most, self._seconds, self._pause = pool, most, seconds, pause
        self._preparations = Preparations(most, seconds)
        self._thread: Thread | None = None

    def prepare(self, owner: bytes, make: Make) -> None:
        """In the background, once a process idles; `make` is called there. Never fails, never waits."""
        if not self._most:
            return
        with suppress(RenderFailed):
            self._pool.warm()
        now = monotonic()
        wanted = Wanted(owner, make, due=now + self._pause, until=now + self._seconds)
        if self._preparations.want(wanted):
            self._thread = Thread(target=self._work, name="prepared documents", daemon=True)
            self._thread.start()

    def write(self, owner: bytes, order: FileOrder) -> bytes:
        """What lies ready or is under way for this very order, else made now. Raises Busy or RenderFailed."""
        document, making = self._preparations.look_up(owner, key_of(order))
        if document is None and making:
            document = self._awaited(making)
        if document is None:
            return self._pool.write(order)
        self._preparations.note("used")
        return document

    def forget(self, owner: bytes) -> None:
        """Nothing of theirs lies ready any more, nor will what is under way."""
        self._preparations.forget(owner)

    def outcomes(self) -> dict[str, int]:
        """How many were made, handed out, given up before they were made, and failed."""
        return self._preparations.outcomes()

    def close(self) -> None:
        """Forgets everything; what is under way is waited for."""
        self._preparations.clear()
        if self._thread:
            self._thread.join()

    def _awaited(self, making: Making) -> bytes | None:
        """In a place like anybody else's who waits. Raises Busy."""
        with self._pool.places.asked():
            return making.document.result()

    def _work(self) -> None:
        while making := self._preparations.next():
            self._carry_out(making)

    def _carry_out(self, making: Making) -> None:
        document = None
        try:
            with self._pool.places.ahead():
                document = self._made(making)
        except Busy:
            self._preparations.put_back(making)
        except Exception:
            # Whoever asks for it is told; nobody has asked yet.
            self._preparations.note("failed")
        finally:
            self._preparations.end(making, document)

    def _made(self, making: Making) -> bytes | None:
        order = making.wanted.make()
        if order is None:
            return None
        ready = self._preparations.begin(making, key_of(order))
        if ready:
            return ready
        document = self._pool.write_ahead(order)
        self._preparations.note("made")
        return document


def key_of(order: FileOrder) -> bytes:
    """The same for the same file, and for no other."""
    return hashlib.sha256(msgpack.encode((order.writer.__name__, order.content))).digest()
