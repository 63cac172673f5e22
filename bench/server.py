"""Real servers to measure, each with a fresh database in a temporary folder unless told; all end with it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = ("./run",)
# As ./run chooses it.
PYTHON = f"{os.environ.get('RATHAUSREIF_VENV', '.venv')}/bin/python"
GUNICORN = (PYTHON, "-m", "gunicorn", "--config", "gunicorn.conf.py")
PEER = ("env", "MALLOC_ARENA_MAX=1", *GUNICORN, "bench.peers.bare:flask_app()")  # as ./run sets it
OUR_PAGE = "/de/"
PEER_PAGE = "/"
PATIENCE = 120
GRACE = 15


@contextmanager
def serving(command: tuple[str, ...], database: Path | None = None) -> Iterator[tuple[int, int]]:
    """The process id and the port of a server; all of it has ended afterwards."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        # A process group of its own, so that nothing the server starts can stay behind.
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(port, database or Path(folder) / "bench.sqlite"),
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield server.pid, port
        finally:
            end(server)


def environment(port: int, database: Path) -> dict[str, str]:
    return {**os.environ, "PORT": str(port), "RATHAUSREIF_DATABASE_URL": f"sqlite:///{database}"}


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
