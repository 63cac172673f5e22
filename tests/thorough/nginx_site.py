"""The shipped nginx site in front of the real server, with this machine’s ports and folders."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from email.message import Message
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from tests.deploy.settings_file import ROOT, filled_in
from tests.nginx import program
from tests.web.operators import operator_file

HOST = "rathausreif.example.org"
PATIENCE = 300
Form = dict[str, str | list[str]]


AROUND = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/logs/error.log;
events {{ worker_connections 768; }}
http {{
    include {mime_types};
    default_type application/octet-stream;
    access_log {folder}/logs/access.log;
    client_body_temp_path {folder}/temporary/body;
    proxy_temp_path {folder}/temporary/proxy;
    fastcgi_temp_path {folder}/temporary/fastcgi;
    uwsgi_temp_path {folder}/temporary/uwsgi;
    scgi_temp_path {folder}/temporary/scgi;
{site}
}}
"""


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


class SiteBehindNginx:
    """nginx, gunicorn and what they write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.logs = folder / "logs"
        self.app_port, self.plain_port, self.port = free_ports(3)
        for name in ("logs", "temporary", "state"):
            (folder / name).mkdir()
        make_certificate(folder)
        upgrade = (sys.executable, "-m", "flask", "--app", "app", "upgrade")
        subprocess.run(upgrade, cwd=ROOT, env=self.settings(), check=True)

    def settings(self) -> dict[str, str]:
        state = self.folder / "state"
        given = filled_in(
            RATHAUSREIF_SECRET_KEY="k" * 64,
            RATHAUSREIF_DATABASE_URL=f"sqlite:///{state / 'rathausreif.sqlite'}",
            RATHAUSREIF_PRINTS=str(state / "prints"),
            RATHAUSREIF_REVIEWS=str(state / "reviews"),
            RATHAUSREIF_OPERATOR=operator_file(self.folder),
            PORT=str(self.app_port),
        )
        return {**os.environ, **given}

    def configuration(self) -> str:
        """The shipped file, with this machine’s ports and folders, in the middle of AROUND."""
        site = (ROOT / "deploy/nginx/rathausreif.conf").read_text("utf-8")
        places = {
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};",
            "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
            "listen [::]": "# listen [::]",
            "127.0.0.1:8000": f"127.0.0.1:{self.app_port}",
            "/etc/letsencrypt/live/rathausreif.example.org": str(self.folder),
            "/var/log/nginx": str(self.logs),
            "/srv/rathausreif/current": str(ROOT),
        }
        for shipped, here in places.items():
            assert shipped in site, shipped
            site = site.replace(shipped, here)
        return AROUND.format(
            user=f"user {getuser()};" if os.getuid() == 0 else "",
            folder=self.folder,
            mime_types=Path(program() or "").parents[2] / "etc/nginx/mime.types",
            site=site,
        )

    @contextmanager
    def app(self) -> Iterator[None]:
        with (self.logs / "app").open("ab") as said:
            command = (sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:create_app()")
            process = subprocess.Popen(command, cwd=ROOT, env=self.settings(), stdout=said, stderr=said)
        try:
            wait_for(self.app_port)
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)

    def ask(self, method: str, path: str, form: Form | None = None) -> Answer:
        trusted = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        connection = HTTPConnection(HOST)
        plain = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        with closing(connection), trusted.wrap_socket(plain, server_hostname=HOST) as connection.sock:
            typed = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request(method, path, urlencode(form or {}, doseq=True), typed)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def ask_until_there(self, path: str) -> Answer:
        """Where it is too busy for a document it says so, and people ask again."""
        deadline = time.monotonic() + PATIENCE
        while (answer := self.ask("GET", path)).status == 503 and time.monotonic() < deadline:
            time.sleep(0.5)
        return answer

    def said(self) -> str:
        files = [*self.logs.iterdir(), self.folder / "nginx.said"]
        return "".join(file.read_text(errors="replace") for file in files)


def free_ports(number: int) -> list[int]:
    """Held all at once, so that they differ."""
    with ExitStack() as stack:
        held = [stack.enter_context(socket.socket()) for _ in range(number)]
        for listener in held:
            listener.bind(("127.0.0.1", 0))
        return [listener.getsockname()[1] for listener in held]


def make_certificate(folder: Path) -> None:
    made = ("-keyout", "privkey.pem", "-out", "fullchain.pem", "-days", "2", "-nodes", "-newkey", "rsa:2048")
    named = ("-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}")
    command = ("openssl", "req", "-x509", *made, *named)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def wait_for(port: int) -> None:
    """Until documents can be made, too."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(f"http://127.0.0.1:{port}/ready", timeout=PATIENCE).close()
            return
        except URLError:
            assert time.monotonic() < deadline, "the server does not get ready"
            time.sleep(0.1)
