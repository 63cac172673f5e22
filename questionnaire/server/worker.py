"""gunicorn's worker of threads, but only whole requests get one: whoever is slow waits in the event loop.

gunicorn's own worker gives a thread to each connection, for as long as its sender takes. As many slow ones
as there are threads are then the whole site.
"""

from __future__ import annotations

import errno
import selectors
import socket
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from time import monotonic
from typing import Any

from gunicorn.http.body import ChunkedReader
from gunicorn.workers.gthread import ThreadWorker

from questionnaire.server.connection import Connection
from questionnaire.server.large_bodies import LargeBodies
from questionnaire.server.received import MOST_BYTES, received_of

REQUEST_SECONDS = 10.0
LINGER_SECONDS = 2.0
NOT_NOW = frozenset({errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK})
NO_FILE_LEFT = frozenset({errno.EMFILE, errno.ENFILE})


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn publishes no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # With the moment at which each is given up, the oldest first.
        self.waiting: dict[Connection, float] = {}
        self.large = LargeBodies(self.enqueue_req)
        self._looked_at = 0.0
        self._lacks_files = False

    def accept(self, listener: socket.socket) -> None:
        try:
            client, address = listener.accept()
        except OSError as error:
            self._lacks_files = error.errno in NO_FILE_LEFT
            if error.errno not in NOT_NOW | NO_FILE_LEFT:
                raise
            return
        self.nr_conns += 1
        self._listen(Connection(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Connection, client: socket.socket) -> None:
        """The next request on a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._listen(conn)

    def handle_request(self, req: Any, conn: Connection) -> bool:
        """Chunks are read before: the app would take broken ones for a fault of its own."""
        if isinstance(req.body.reader, ChunkedReader):
            begun = req.body.read(MOST_BYTES)
            req.body.buf.write(begun)
        return bool(super().handle_request(req, conn))

    def finish_request(self, conn: Connection, fs: Future[object]) -> None:
        is_kept = not fs.cancelled() and not fs.exception() and bool(fs.result())
        self.large.finish(conn)
        rest = conn.parser.unreader.take_buffered() if is_kept else b""
        if rest:
            conn.received += rest
            self._listen(conn)
            self._look(conn)
        elif is_kept:
            super().finish_request(conn, fs)
        else:
            self._linger(conn)

    def murder_pending(self) -> None:
        """Whoever takes too long; the oldest too where no place is left, and all who hinder the end."""
        if self.waiting and (self._lacks_files or self.nr_conns >= self.worker_connections):
            self._lacks_files = False
            self._drop(next(iter(self.waiting)))
        now = monotonic()
        if now - self._looked_at < 1 and self.alive:
            return
        self._looked_at = now
        self.large.cut(now)
        for conn, deadline in list(self.waiting.items()):
            if deadline <= now or not self.alive:
                self._drop(conn)
        if not self.alive:
            for conn in self.large.leave():
                self._close(conn)

    def _listen(self, conn: Connection) -> None:
        self._wait(conn, REQUEST_SECONDS, self._on_bytes)

    def _on_bytes(self, conn: Connection, _client: socket.socket) -> None:
        piece = conn.piece()
        conn.received += piece
        if piece and len(conn.received) < 2 * MOST_BYTES:
            self._look(conn)
        else:
            self._drop(conn)

    def _look(self, conn: Connection) -> None:
        received = received_of(conn.received)
        if received == "partial":
            conn.tell_to_continue()
            return
        self._forget(conn)
        if received == "large":
            self.large.add(conn)
        else:
            self.enqueue_req(conn)

    def _linger(self, conn: Connection) -> None:
        """Until the other side closes, so that the answer's end arrives. gunicorn's loop would stop there."""
        try:
            conn.sock.shutdown(socket.SHUT_WR)
            self._wait(conn, LINGER_SECONDS, self._on_rest)
        except (OSError, ValueError):
            self._close(conn)

    def _on_rest(self, conn: Connection, _client: socket.socket) -> None:
        if not conn.piece():
            self._drop(conn)

    def _wait(self, conn: Connection, seconds: float, then: Callable[..., None]) -> None:
        conn.sock.setblocking(False)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(then, conn))
        self.waiting[conn] = monotonic() + seconds

    def _forget(self, conn: Connection) -> None:
        self.poller.unregister(conn.sock)
        del self.waiting[conn]

    def _drop(self, conn: Connection) -> None:
        self._forget(conn)
        self._close(conn)

    def _close(self, conn: Connection) -> None:
        self.nr_conns -= 1
        conn.close()
