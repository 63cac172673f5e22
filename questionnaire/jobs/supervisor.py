"""Keeps a worker beside the server: `python -m questionnaire.jobs.supervisor PID` while ./run is process PID.

./run becomes the server, so somebody else must start a worker that died, and end it with the server,
however that ends. Knows nothing of the app, so that it is small.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

WORKER = (sys.executable, "-m", "flask", "--app", "app", "work", "--parent", str(os.getpid()))
# The first page comes first, and so does every other one.
NICE = 10
FIRST_PAUSE = 2.0
PAUSE = 1.0
# One that cannot even start, for its queue is out of reach, is not started all the time.
LONGEST_PAUSE, GOOD_AGE = 60.0, 10.0
LOOK = 0.25
GRACE = 10.0


_asked: list[int] = []


class Over(Exception):
    """There is no server any more, or a signal asks to end."""


def supervise(server: int) -> None:
    """Until the server is gone or a signal asks."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: _asked.append(number))
    worker: subprocess.Popen[bytes] | None = None
    pause = FIRST_PAUSE
    os.nice(NICE)
    with suppress(Over):
        while True:
            _wait(server, pause)
            worker, began = subprocess.Popen(WORKER), time.monotonic()  # noqa: S603 - our own command
            while worker.poll() is None:
                _wait(server, LOOK)
            lived_well = time.monotonic() - began > GOOD_AGE
            pause = PAUSE if lived_well else min(pause * 2, LONGEST_PAUSE)
    if worker:
        _end(worker)


def _wait(server: int, seconds: float) -> None:
    """Raises Over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if _asked or os.getppid() != server:
            raise Over
        time.sleep(LOOK)


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(GRACE)
    except subprocess.TimeoutExpired:
        worker.kill()


if __name__ == "__main__":
    supervise(int(sys.argv[1]))
