"""`systemctl` for a test: the very commands of the units, with their settings, without systemd.

Knows stop, restart and daemon-reload, and keeps each unit's process id in the folder of the versions.
"""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.deploy.settings_file import read_settings

HOME = os.environ["DEPLOY_HOME"]
UNITS = Path(os.environ["DEPLOY_UNITS"])
STOPS_WITHIN = 60


def stop(unit: str) -> None:
    file = Path(HOME) / f"{unit}.pid"
    if file.exists():
        process = int(file.read_text())
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
        deadline = time.monotonic() + STOPS_WITHIN
        while is_there(process) and time.monotonic() < deadline:
            time.sleep(0.05)
        file.unlink()


def is_there(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


def start(unit: str) -> None:
    lines = (UNITS / unit).read_text().replace("/srv/rathausreif", HOME).splitlines()
    said = (Path(HOME) / f"{unit}.said").open("ab")
    common: dict[str, Any] = {
        "cwd": Path(HOME) / "current",
        "env": {**os.environ, **read_settings(Path(os.environ["DEPLOY_SETTINGS"]))},
        "stdin": subprocess.DEVNULL,
        "stdout": said,
        "stderr": said,
    }
    for line in lines:
        if line.startswith("ExecStartPre="):
            subprocess.run(shlex.split(line.partition("=")[2]), check=True, **common)
    (command,) = [line.partition("=")[2] for line in lines if line.startswith("ExecStart=")]
    if "Type=notify" not in lines:
        process = subprocess.Popen(shlex.split(command), start_new_session=True, **common)
    else:
        process = started_and_ready(command, common)
    (Path(HOME) / f"{unit}.pid").write_text(str(process.pid))


def started_and_ready(command: str, common: dict[str, Any]) -> subprocess.Popen[bytes]:
    """It says so itself, over a socket. Ends with exit code 1 where it dies before."""
    address = Path(HOME) / "notify"
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(address))
        heard.settimeout(0.2)
        environment = {**common["env"], "NOTIFY_SOCKET": str(address)}
        words = shlex.split(command)
        process = subprocess.Popen(words, start_new_session=True, **{**common, "env": environment})
        while process.poll() is None:
            with suppress(TimeoutError):
                if b"READY=1" in heard.recv(4096):
                    return process
    sys.exit(1)


if __name__ == "__main__":
    verb, *units = sys.argv[1:]
    for each in reversed(units):
        stop(each)
    if verb == "restart":
        for each in units:
            start(each)
