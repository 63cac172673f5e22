"""A Redis of the tests’ own: in memory, at a socket file, without a port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Installed, or unpacked by bootstrap.sh.
FOLDERS = (os.environ.get("PATH", os.defpath), str(ROOT / ".cache/debian/usr/bin"))
PATIENCE = 60


class RedisServer:
    """A context manager; it serves when it is entered, and has gone when it is left."""

    def __init__(self, folder: Path) -> None:
        found = shutil.which("redis-server", path=os.pathsep.join(FOLDERS))
        assert found, "Redis is not installed: ./test --thorough provides it"
        self.socket, self.said = folder / "redis", folder / "redis.said"
        keeps_nothing = ("--save", "", "--appendonly", "no", "--dir", str(folder))
        self.command = (found, "--port", "0", "--unixsocket", str(self.socket), *keeps_nothing)

    @property
    def url(self) -> str:
        return f"redis+unix://{self.socket}"

    def __enter__(self) -> RedisServer:
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
        with closing(socket.socket(socket.AF_UNIX)) as visitor:
            return self.socket.exists() and visitor.connect_ex(str(self.socket)) == 0
