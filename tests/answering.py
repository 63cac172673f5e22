"""The smallest application: says what it was sent, or much more than anybody reads at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    body = environ["wsgi.input"].read() if environ["REQUEST_METHOD"] == "POST" else b"nothing"
    answer = body if environ["PATH_INFO"] != "/long" else b"x" * 200_000
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]
