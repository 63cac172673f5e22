"""Seconds from `./run` to the first page, beside a bare Flask page under the same gunicorn settings.

.venv/bin/python -m bench.start
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flask import Flask

ROOT = Path(__file__).parents[1]
OURS = ("./run",)
GUNICORN = (".venv/bin/python", "-m", "gunicorn", "--config", "gunicorn.conf.py")
PEER = ("env", "MALLOC_ARENA_MAX=1", *GUNICORN, "bench.start:bare()")  # as ./run sets it
OUR_PAGE = "/de/"
PEER_PAGE = "/"
ROUNDS = 7
BAR_SECONDS = 4.0
PATIENCE = 120
GRACE = 15


def main() -> int:
    # Not counted: it compiles what a fresh clone lacks. From here on every start is a second one.
    seconds_to(OURS, OUR_PAGE)
    pairs = [(seconds_to(OURS, OUR_PAGE), seconds_to(PEER, PEER_PAGE)) for _ in range(ROUNDS)]
    ours, peers = zip(*pairs, strict=True)
    print(f"./run to the first page  {spread(ours)}")
    print(f"bare Flask page          {spread(peers)}")
    print(f"ratio                    {spread([mine / theirs for mine, theirs in pairs], 'x')}")
    return verdict("second start", statistics.median(ours), BAR_SECONDS, "s")


def bare() -> Flask:
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: "hello")
    return app


def seconds_to(command: tuple[str, ...], page: str) -> float:
    began = time.perf_counter()
    with serving(command) as (_process, port):
        first_page(port, page)
        return time.perf_counter() - began


@contextmanager
def serving(command: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The process id and the port of a server with a fresh database; all of it has ended afterwards."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        # A process group of its own, so that nothing the server starts can stay behind.
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(port, folder),
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield server.pid, port
        finally:
            end(server)


def environment(port: int, folder: str) -> dict[str, str]:
    return {**os.environ, "PORT": str(port), "RATHAUSREIF_DATABASE_URL": f"sqlite:///{folder}/bench.sqlite"}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def first_page(port: int, page: str) -> None:
    """Waits for it; gunicorn accepts connections a little before it can answer them."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", page)
            answer = connection.getresponse()
            answer.read()
        except ConnectionError:
            time.sleep(0.005)
        else:
            assert answer.status == http.HTTPStatus.OK, answer.status
            return
        finally:
            connection.close()
    raise TimeoutError(f"no page within {PATIENCE} s")


def end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(GRACE)
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def spread(values: list[float] | tuple[float, ...], unit: str = "s") -> str:
    return f"min {min(values):5.2f} {unit}   median {statistics.median(values):5.2f} {unit}"


def verdict(what: str, found: float, bar: float, unit: str) -> int:
    """0 where the bar is kept, else 1, for the shell."""
    kept = found <= bar
    print(f"bar: {what} at most {bar:g} {unit}: {'kept' if kept else 'MISSED'} ({found:.3g} {unit})")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
