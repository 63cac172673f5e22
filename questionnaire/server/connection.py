"""A connection, with what has come in before a thread takes it."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from typing import Any

from gunicorn.workers.gthread import TConn

from questionnaire.server.received import is_asking

# Of reading and writing in a thread: bodies and answers that are larger than what waits outside of it.
THREAD_SECONDS = 5
PIECE = 16 * 1024
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
# Pages and plans fit in whole, so that no thread waits for a slow reader. Linux grants what it allows.
SEND_BUFFER = 512 * 1024


class Connection(TConn):  # type: ignore[misc]  # gunicorn publishes no types
    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.received = bytearray()
        self.was_told_to_continue = False
        # gunicorn has read already whether there is something.
        self.data_ready = True
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        seconds = struct.pack("ll", THREAD_SECONDS, 0)
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            self.sock.setsockopt(socket.SOL_SOCKET, option, seconds)

    def init(self) -> None:
        """Called by each request's thread."""
        super().init()
        self.parser.unreader.unread(bytes(self.received))
        self.received.clear()
        self.was_told_to_continue = False

    def piece(self) -> bytes:
        """Empty where the other side has closed or is gone."""
        try:
            return bytes(self.sock.recv(PIECE))
        except OSError:
            return b""

    def tell_to_continue(self) -> None:
        """Once, to whoever asks before the body. gunicorn says it again to them, which nobody minds."""
        if not self.was_told_to_continue and is_asking(self.received):
            self.was_told_to_continue = True
            with suppress(OSError):
                self.sock.send(CONTINUE)
