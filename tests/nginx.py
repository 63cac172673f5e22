"""An nginx of the tests’ own, with a configuration of theirs: installed, or unpacked by bootstrap.sh."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = (os.environ.get("PATH", os.defpath), "/usr/sbin", str(ROOT / ".cache/debian/usr/sbin"))
PATIENCE = 60


def program() -> str | None:
    return shutil.which("nginx", path=os.pathsep.join(FOLDERS))


class Nginx:
    """Runs `configuration`, which says `daemon off;`, in `folder`, where all that it writes should lie.

    A context manager; it serves when it is entered, and has gone when it is left.
    """

    def __init__(self, folder: Path, configuration: str, port: int) -> None:
        self.port = port
        found = program()
        assert found, "nginx is not installed: ./test --thorough provides it"
        file = folder / "nginx.conf"
        file.write_text(configuration, encoding="utf-8")
        self.said = folder / "nginx.said"
        self.command = (found, "-p", str(folder), "-e", str(self.said), "-c", str(file))

    def __enter__(self) -> Nginx:
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(self.command, stdout=said, stderr=said)
        deadline = time.monotonic() + PATIENCE
        while not self._listens():
            assert self.process.poll() is None and time.monotonic() < deadline, self.said.read_text()
            time.sleep(0.05)
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)

    def _listens(self) -> bool:
        with closing(socket.socket()) as visitor:
            return visitor.connect_ex(("127.0.0.1", self.port)) == 0
