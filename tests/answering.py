"""The smallest application: says what it was sent, in which process, or more than anybody reads at once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    body = environ["wsgi.input"].read() if environ["REQUEST_METHOD"] == "POST" else b"nothing"
    others = {"/long": b"x" * 200_000, "/process": str(os.getpid()).encode()}
    answer = others.get(environ["PATH_INFO"], body)
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]
