"""A browser's half of HTTP, over a socket file."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
Sent = Mapping[str, str | list[str]]


class NoAnswer(ConnectionError):
    """Nobody is there, or they died while they were at it."""


class Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def token(self) -> str:
        """That of the first form."""
        found = re.search(r'name="token" value="([0-9a-f]+)"', self.text)
        assert found, self.text
        return found[1]


class Client:
    def __init__(self, address: Path, seconds: float = 300) -> None:
        self.socket = address
        self.seconds = seconds

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Reply:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, form: Sent | None = None, headers: Mapping[str, str] | None = None) -> Reply:
        body = urlencode(form or {}, doseq=True).encode()
        return self.ask("POST", path, body, {"Content-Type": FORM, **(headers or {})})

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Raises NoAnswer."""
        connection = _SocketFile(self.socket, self.seconds)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read())
        except (OSError, HTTPException) as error:
            raise NoAnswer(str(error)) from error
        finally:
            connection.close()

    def raw(self, request: bytes) -> bytes:
        """Whatever comes back until the other side closes; nothing where they close at once."""
        received = b""
        with socket.socket(socket.AF_UNIX) as speaker:
            speaker.settimeout(self.seconds)
            speaker.connect(str(self.socket))
            try:
                speaker.sendall(request)
                speaker.shutdown(socket.SHUT_WR)
                while part := speaker.recv(65536):
                    received += part
            except (BrokenPipeError, ConnectionResetError):
                return received
        return received


class _SocketFile(HTTPConnection):
    def __init__(self, address: Path, seconds: float) -> None:
        super().__init__("localhost", timeout=seconds)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.address))
