"""Several machines behind one nginx: each with a folder of its own, all with one database and one Redis."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

from tests.nginx import program
from tests.thorough.client import Client, NoAnswer
from tests.thorough.site import wait_until

ROOT = Path(__file__).parents[2]
# Machines are shared, and all of this runs on one.
PATIENCE = 900
GUNICORN = ("gunicorn", "--config", "gunicorn.conf.py", "app:create_app()")
WORKER = ("flask", "--app", "app", "work")
# Clients say which address they come from, as many as they like.
ADDRESS = "X-Test-Address"
CONFIGURATION = """
{user} daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.said crit;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  set_real_ip_from unix:; real_ip_header {address};
  upstream machines {{ {servers} }}
  server {{
    listen unix:{socket};
    client_max_body_size 8m;
    location / {{
      proxy_pass http://machines;
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto https;
      # What was sent to a machine that dies is not sent again: only the browser knows whether it should be.
      proxy_next_upstream error timeout;
    }}
  }}
}}
"""
SERVER = "server unix:{socket} max_fails=1 fail_timeout=1s;"


class Part:
    """A program of ours in a process group of its own, which can be killed and come back."""

    def __init__(self, folder: Path, environment: dict[str, str], *command: str) -> None:
        self.folder, self.environment, self.command = folder, environment, command
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                start_new_session=True,
                stdout=said,
                stderr=said,
            )

    def kill(self) -> None:
        """`kill -9` for it and all that it has started."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class Machine:
    """A web server and a worker."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        folder.mkdir()
        self.folder, self.socket = folder, folder / "web"
        program, *words = GUNICORN
        self.web = Part(folder, environment, program, "--bind", f"unix:{self.socket}", *words)
        self.worker = Part(folder, environment, *WORKER)

    def start(self) -> None:
        self.start_web()
        self.worker.start()

    def start_web(self) -> None:
        """Until it is ready: a database, a queue, a renderer."""
        self.web.start()
        wait_until(self._is_ready, PATIENCE)

    def kill(self) -> None:
        self.web.kill()
        self.worker.kill()

    def _is_ready(self) -> bool:
        said = (self.folder / "said").read_text(errors="replace")
        assert self.web.process and self.web.process.poll() is None, said
        with suppress(NoAnswer):
            return Client(self.socket).get("/ready").status == 200
        return False


class Balancer:
    """nginx, which leaves out a machine for a second when it does not answer."""

    def __init__(self, folder: Path, machines: list[Machine]) -> None:
        found = program()
        assert found, "nginx is not installed: ./test --thorough provides it"
        self.socket = folder / "front"
        file = folder / "nginx.conf"
        servers = " ".join(SERVER.format(socket=machine.socket) for machine in machines)
        values = {"folder": folder, "socket": self.socket, "servers": servers, "address": ADDRESS}
        user = "user root;" if os.getuid() == 0 else ""
        file.write_text(CONFIGURATION.format(user=user, **values), encoding="utf-8")
        self.command = (found, "-p", str(folder), "-e", str(folder / "nginx.said"), "-c", str(file))

    def __enter__(self) -> Balancer:
        self.process = subprocess.Popen(self.command)
        wait_until(self._listens, PATIENCE)
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait()

    def _listens(self) -> bool:
        assert self.process.poll() is None, "nginx did not start"
        with closing(socket.socket(socket.AF_UNIX)) as visitor:
            return self.socket.exists() and visitor.connect_ex(str(self.socket)) == 0
