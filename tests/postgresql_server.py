"""A PostgreSQL of the tests’ own: data and socket in a temporary folder, no port and no password."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parents[1]
# Debian's packages, installed or unpacked by bootstrap.sh; the newest comes first.
FOLDERS = (Path("/usr/lib/postgresql"), ROOT / ".cache/debian/usr/lib/postgresql")
SUPERUSER = "postgres"
# PostgreSQL refuses to run as root.
NOBODY: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []}
PATIENCE = 60


def programs() -> Path | None:
    """The folder of initdb and postgres, if there is one."""
    found = [initdb.parent for folder in FOLDERS for initdb in folder.glob("*/bin/initdb")]
    beside = shutil.which("initdb")
    found += [Path(beside).parent] if beside else []
    return max(found, key=lambda folder: folder.parent.name, default=None)


class PostgresqlServer:
    """It keeps what it acknowledged, as the usual settings have it."""

    def __init__(self, programs: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="rathausreif-postgresql-"))
        self.owner = NOBODY if os.getuid() == 0 else {}
        if self.owner:
            shutil.chown(self.folder, self.owner["user"], self.owner["group"])
        self.log = (self.folder / "log").open("wb")
        self._run(programs / "initdb", f"--username={SUPERUSER}", "--auth=trust", "--no-sync").wait(PATIENCE)
        self.process = self._run(programs / "postgres", "-k", str(self.folder), "-c", "listen_addresses=")
        self.numbers = count(1)
        self._wait()

    def url(self, database: str) -> str:
        return f"postgresql://{SUPERUSER}@/{database}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """The name of a new database. None is dropped before the end: that takes a second of the disk."""
        name = f"test_{next(self.numbers)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return name

    def stop(self) -> None:
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(PATIENCE)
        self.log.close()
        shutil.rmtree(self.folder)

    def _run(self, program: Path, *options: str) -> subprocess.Popen[bytes]:
        command = [str(program), "-D", str(self.folder / "data"), *options]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        return subprocess.Popen(
            command, cwd="/", env=environment, stdout=self.log, stderr=self.log, **self.owner
        )

    def say(self, statements: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statements.encode())

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.say("SELECT 1")
                return
            except psycopg.OperationalError:
                said = (self.folder / "log").read_text(errors="replace")
                assert self.process.poll() is None and time.monotonic() < deadline, said
                time.sleep(0.05)
