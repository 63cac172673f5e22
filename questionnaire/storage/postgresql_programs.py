"""pg_dump, pg_restore and psql: PostgreSQL's own programs, which are not part of its driver."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

from sqlalchemy import Engine

from questionnaire.storage.backup_file import BackupRefused
from questionnaire.storage.transactions import reading

# Debian keeps those of each release apart. One that is newer than the server writes what that cannot read.
RELEASES = Path("/usr/lib/postgresql")
Output = int | IO[bytes]


def run(engine: Engine, name: str, *words: str, output: Output = subprocess.PIPE) -> str:
    """What it says on standard output. Raises BackupRefused, with the program's own first line."""
    command = [find(engine, name), *words]
    try:
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own
            command, check=True, env=_environment(engine), stdout=output, stderr=subprocess.PIPE
        )
    except subprocess.CalledProcessError as error:
        raise BackupRefused(_first_line(error.stderr)) from None
    return (done.stdout or b"").decode()


def find(engine: Engine, name: str) -> str:
    """Raises BackupRefused where it is not installed."""
    with reading(engine) as connection:
        version = connection.exec_driver_sql("SELECT current_setting('server_version_num')").scalar_one()
    folders = (str(RELEASES / str(int(version) // 10_000) / "bin"), os.environ.get("PATH", os.defpath))
    found = shutil.which(name, path=os.pathsep.join(folders))
    if not found:
        raise BackupRefused(f"{name} is missing here; Debian has it in the package postgresql-client")
    return found


def address(engine: Engine) -> str:
    """As these programs take it, without the password: everybody can read what a process was started with."""
    return engine.url.set(drivername="postgresql", password=None).render_as_string()


def _environment(engine: Engine) -> dict[str, str]:
    password = engine.url.password
    return {**os.environ, "LC_ALL": "C.UTF-8"} | ({"PGPASSWORD": password} if password else {})


def _first_line(said: bytes) -> str:
    """What follows it may quote a row."""
    return said.decode(errors="replace").strip().partition("\n")[0]
