"""./run starts server and worker, and nothing of them stays behind, however it ends. Linux only."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE = 60


class Run:
    """A session of its own, by which its processes are found."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            port = str(listener.getsockname()[1])
        url = f"sqlite:///{folder / 'rathausreif.sqlite'}"
        told = {"PORT": port, "RATHAUSREIF_DATABASE_URL": url, "PYTHONDONTWRITEBYTECODE": "1"}
        with (folder / "said").open("wb") as said:
            self.process = subprocess.Popen(
                ["./run"], cwd=ROOT, env={**os.environ, **told}, stdout=said, start_new_session=True
            )
        self.said = folder / "said"

    def commands(self) -> dict[int, str]:
        """What runs in the session, by process id; what has ended and waits to be noticed does not count."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(FileNotFoundError, ProcessLookupError):
                state, _parent, _group, session, *_ = (
                    (folder / "stat").read_text().rpartition(") ")[2].split()
                )
                if int(session) == self.process.pid and state != "Z":
                    found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        return found

    def worker(self) -> int | None:
        return next((process for process, command in self.commands().items() if "app work" in command), None)

    def kill(self) -> None:
        """Until nothing is left: the supervisor may start a worker at this very moment."""
        while found := self.commands():
            for process in found:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
        self.process.wait()

    def is_up(self) -> bool:
        return self.worker() is not None and b"http://" in self.said.read_bytes()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    started = Run(tmp_path)
    try:
        wait_until(started.is_up)
        yield started
    finally:
        started.kill()


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_worker_ends_with_the_server(run: Run, number: signal.Signals) -> None:
    run.process.send_signal(number)
    run.process.wait(PATIENCE)

    wait_until(lambda: not run.commands())


def test_a_worker_that_dies_is_replaced(run: Run) -> None:
    first = run.worker()
    assert first is not None

    os.kill(first, signal.SIGKILL)

    wait_until(lambda: run.worker() not in (None, first))
    assert run.said.read_bytes().count(b"\n") == 1


def test_nothing_is_left_where_the_worker_and_its_supervisor_are_killed(run: Run) -> None:
    supervisor = next(process for process, command in run.commands().items() if "jobs.supervisor" in command)

    os.kill(supervisor, signal.SIGKILL)

    wait_until(lambda: run.worker() is None)
    assert run.process.poll() is None


@pytest.mark.usefixtures("run")
def test_what_it_writes_is_for_its_own_user(tmp_path: Path) -> None:
    written = {file.name: file.stat().st_mode & 0o077 for file in tmp_path.glob("*.sqlite*")}

    assert "rathausreif.sqlite" in written and set(written.values()) == {0}


def test_what_python_compiles_is_kept_whatever_is_set(run: Run) -> None:
    told = Path(f"/proc/{run.process.pid}/environ").read_text()

    assert "PORT=" in told and "PYTHONDONTWRITEBYTECODE" not in told
