"""A PostgreSQL of the tests’ own: data and socket in a temporary folder, no port and no password."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parents[1]
# A version such as 17, or a folder of programs; without it the newest version there is.
CHOICE = "RATHAUSREIF_TEST_POSTGRESQL"
# Debian's packages, installed or unpacked by bootstrap.sh.
FOLDERS = (Path("/usr/lib/postgresql"), ROOT / ".cache/debian/usr/lib/postgresql")
SUPERUSER = "postgres"
# A role that is asked for its password, which is not the one that tests send.
GUARDED = "guarded"
# PostgreSQL refuses to run as root.
NOBODY: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []}
# Ends when its standard input does, and so with the tests, however these end.
WITH_US = 'folder=$1; shift; "$@" </dev/null & read -r _; kill -QUIT $!; wait; rm -rf "$folder"'
# Hundreds of databases are removed at the end, on a disk that others use.
PATIENCE = 300


def programs() -> Path | None:
    """The folder of initdb and postgres, if there is one as chosen."""
    wanted = os.environ.get(CHOICE, "")
    if "/" in wanted:
        return Path(wanted) if (Path(wanted) / "initdb").exists() else None
    # Clients of a version may be there without its server.
    servers = [initdb.parent for folder in FOLDERS for initdb in folder.glob("*/bin/initdb")]
    versions = {int(server.parent.name): server for server in servers}
    if wanted:
        return versions.get(int(wanted))
    anywhere = shutil.which("initdb")
    return versions[max(versions)] if versions else Path(anywhere).parent if anywhere else None


class PostgresqlServer:
    """It keeps what it acknowledged, as the usual settings have it."""

    def __init__(self, programs: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="rathausreif-postgresql-"))
        self.owner = NOBODY if os.getuid() == 0 else {}
        if self.owner:
            shutil.chown(self.folder, self.owner["user"], self.owner["group"])
        self.log = (self.folder / "log").open("wb")
        data = ("-D", str(self.folder / "data"))
        initdb = (str(programs / "initdb"), *data, f"--username={SUPERUSER}", "--auth=trust", "--no-sync")
        self._run(*initdb).communicate(timeout=PATIENCE)
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {GUARDED} scram-sha-256\n{rules.read_text()}")
        postgres = (str(programs / "postgres"), *data, "-k", str(self.folder), "-c", "listen_addresses=")
        self.process = self._run("sh", "-c", WITH_US, "sh", str(self.folder), *postgres)
        self.numbers = count(1)
        self._wait()
        self.say(f"CREATE ROLE {GUARDED} LOGIN PASSWORD 'another one'")

    def url(self, database: str) -> str:
        return f"postgresql://{SUPERUSER}@/{database}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """The name of a new database. None is dropped before the end: that takes a second of the disk."""
        name = f"test_{next(self.numbers)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return name

    def stop(self) -> None:
        self.process.communicate(timeout=PATIENCE)
        self.log.close()

    def _run(self, *command: str) -> subprocess.Popen[bytes]:
        streams: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": self.log, "stderr": self.log}
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        # Ctrl-C is for the tests; what must tidy up behind them does not hear it.
        apart: dict[str, Any] = {"cwd": "/", "env": environment, "start_new_session": True}
        return subprocess.Popen(command, **apart, **streams, **self.owner)

    def say(self, statements: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statements.encode())

    def ask(self, question: str, database: str) -> object:
        """What it answers in the first row, of which there must be one."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            (answer,) = connection.execute(question.encode()).fetchone() or ()
            return answer

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
