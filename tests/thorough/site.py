"""The site as it is run: gunicorn with its own settings, in processes of its own, behind a socket file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from tests.thorough.client import Client, NoAnswer

ROOT = Path(__file__).parents[2]
KEY = "k" * 32
# Machines are shared, and starting takes two seconds where nobody else wants the cores.
PATIENCE = 120


class Site:
    """`root` is whose code runs, `config` what gunicorn reads, `environment` what differs from the usual."""

    def __init__(
        self, folder: Path, url: str = "", root: Path = ROOT, config: str = "gunicorn.conf.py"
    ) -> None:
        self.folder, self.root, self.config = folder, root, config
        self.url = url or f"sqlite:///{folder / 'instance' / 'rathausreif.sqlite'}"
        self.environment = {
            "RATHAUSREIF_SECRET_KEY": KEY,
            "RATHAUSREIF_DATABASE_URL": self.url,
            "RATHAUSREIF_PRINTS": str(folder / "instance" / "prints"),
            "TMPDIR": str(folder),
        }
        self.client = Client(folder / "web")
        self.running: list[subprocess.Popen[bytes]] = []

    @property
    def database(self) -> Path:
        return Path(self.url.removeprefix("sqlite:///"))

    @property
    def url_name(self) -> str:
        """Of a database on a server."""
        return self.url.partition("?")[0].rpartition("/")[2]

    def upgrade(self) -> None:
        said = self.flask("upgrade")
        assert said.returncode == 0, said.stderr

    def flask(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command that comes to an end."""
        command = [sys.executable, "-m", "flask", "--app", "app", *words]
        return subprocess.run(
            command, cwd=self.root, env=self.surroundings(), capture_output=True, text=True, check=False
        )

    def start(self) -> None:
        """Until it answers."""
        bind = ("--bind", f"unix:{self.client.socket}")
        self.begin("gunicorn", "--config", self.config, *bind, "app:create_app()")
        self.wait_until_up()

    def begin(self, module: str, *words: str) -> subprocess.Popen[bytes]:
        """In a process group of its own."""
        command, environment = [sys.executable, "-m", module, *words], self.surroundings()
        with (self.folder / "said").open("ab") as said:
            process = subprocess.Popen(
                command, cwd=self.root, env=environment, start_new_session=True, stdout=said, stderr=said
            )
        self.running.append(process)
        return process

    def begin_worker(self) -> subprocess.Popen[bytes]:
        return self.begin("flask", "--app", "app", "work")

    def processes(self) -> list[int]:
        """All that write for it, the servers with their children and grandchildren."""
        servers = [process.pid for process in self.running]
        web = [child for server in servers for child in children(server)]
        return [*servers, *web, *(grandchild for process in web for grandchild in children(process))]

    def kill(self) -> None:
        """`kill -9` for all of it at once."""
        for process in self.running:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.running.clear()

    def stop(self) -> None:
        """As a service manager does it."""
        for process in self.running:
            process.terminate()
            process.wait(PATIENCE)
        self.running.clear()

    def kill_web_process(self) -> None:
        """Of gunicorn, which starts another one."""
        wait_until(self.web_processes)
        kill_9(self.web_processes())

    def web_processes(self) -> list[int]:
        """Those that gunicorn has started, by their ids."""
        return sorted(children(self.running[0].pid))

    def render_processes(self) -> list[int]:
        spawned = (child for web in self.web_processes() for child in children(web))
        return [process for process in spawned if "spawn_main" in command_of(process)]

    def wait_until_up(self) -> None:
        wait_until(self._is_up)

    def said(self) -> str:
        return (self.folder / "said").read_text(encoding="utf-8", errors="replace")

    def _is_up(self) -> bool:
        assert self.running[0].poll() is None, self.said()
        try:
            return self.client.get("/health").status == 200
        except NoAnswer:
            return False

    def surroundings(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


def wait_until(is_so: Callable[[], object], patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.02)


def children(parent: int) -> list[int]:
    """Those that live."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):
            fields = (folder / "stat").read_text().rpartition(") ")[2].split()
            if fields[0] != "Z" and int(fields[1]) == parent:
                found.append(int(folder.name))
    return found


def command_of(process: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/cmdline").read_text()
    return ""


def kill_9(processes: Iterable[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def at_quantile(seconds: Iterable[float], share: float) -> str:
    """In milliseconds, e.g. "180 ms"."""
    ordered = sorted(seconds)
    return f"{ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000:.0f} ms"
