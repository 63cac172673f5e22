"""Requests of which the rest comes in while a thread waits: never in all threads, and not for ever."""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from questionnaire.server.connection import Connection

MOST_LARGE = 4
LARGE_SECONDS = 20.0


class LargeBodies:
    def __init__(self, begin: Callable[[Connection], None]) -> None:
        self._begin = begin
        self._deadlines: dict[Connection, float] = {}
        self._queue: deque[Connection] = deque()

    def add(self, conn: Connection) -> None:
        self._queue.append(conn)
        self._next()

    def finish(self, conn: Connection) -> None:
        """Any request; nothing where it was a small one."""
        if self._deadlines.pop(conn, None):
            self._next()

    def cut(self, now: float) -> None:
        """Its thread reads an end then, and the request is refused as half a one."""
        for conn, deadline in self._deadlines.items():
            if deadline <= now:
                with suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RD)

    def leave(self) -> list[Connection]:
        """Those that no thread has yet, and that none will get."""
        left = list(self._queue)
        self._queue.clear()
        return left

    def _next(self) -> None:
        while self._queue and len(self._deadlines) < MOST_LARGE:
            conn = self._queue.popleft()
            self._deadlines[conn] = monotonic() + LARGE_SECONDS
            self._begin(conn)
