"""What /proc says of a process and all that it has started. Linux only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# WeasyPrint loads these libraries when it is imported, so they show who has imported it.
RENDERER = ("libpango", "libharfbuzz-subset")


def children(process: int) -> list[int]:
    """Of every thread: gunicorn's worker starts render processes from its request threads."""
    found = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in found for child in file.read_text().split()]


def family(process: int) -> Iterator[int]:
    """It and all below it; some may end meanwhile."""
    yield process
    with suppress(FileNotFoundError, ProcessLookupError):
        for child in children(process):
            yield from family(child)


def cpu_of(process: int) -> float:
    """Seconds that it and all below it have computed, those that have ended included, in ticks of 10 ms."""
    return sum(map(own_cpu, family(process)))


def own_cpu(process: int) -> float:
    """Its own seconds and those of children that it has seen end; nothing where it has ended itself."""
    with suppress(FileNotFoundError, ProcessLookupError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
        return sum(map(int, fields[11:15])) / TICKS
    return 0.0


def command(process: int) -> list[str]:
    return Path(f"/proc/{process}/cmdline").read_text().split("\0")


def web_process(server: int) -> int:
    """Of a gunicorn, its one worker."""
    return next(process for process in children(server) if serves(process))


def serves(process: int) -> bool:
    """The server's child is a copy of it; beside it there is the supervisor of the printing worker."""
    return any("gunicorn" in word for word in command(process))


def peak(process: int) -> float:
    """The most resident memory it ever had, in MB of a million bytes."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found, f"process {process} has no VmHWM"
    return int(found[1]) * 1024 / 1_000_000


def holds_renderer(process: int) -> bool:
    maps = Path(f"/proc/{process}/maps").read_text()
    return any(library in maps for library in RENDERER)


def database_of(process: int) -> str:
    """As a server was told in its environment."""
    told = Path(f"/proc/{process}/environ").read_text().split("\0")
    return next(entry.partition("=")[2] for entry in told if entry.startswith("RATHAUSREIF_DATABASE_URL="))
