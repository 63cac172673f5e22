"""A place with little room that can be filled up: a small file system where we may mount one.

Elsewhere processes are forbidden to let any file grow, which is the same to whoever writes.
"""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

SIZE = 24 << 20
PIECE = 1 << 16
# Not even a page of the database, but a line that says so.
A_LINE = 4096


class SmallDisk(Protocol):
    """`writers` are the processes that write there."""

    def fill(self, writers: Iterable[int]) -> None: ...

    def make_room(self, writers: Iterable[int]) -> None: ...

    def remove(self) -> None: ...


def mounted(folder: Path) -> SmallDisk:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", str(folder)]
    with suppress(FileNotFoundError):
        if subprocess.run(mount, capture_output=True, check=False).returncode == 0:
            return _Mounted(folder)
    return forbidden(folder)


def forbidden(_folder: Path) -> SmallDisk:
    return _Forbidden()


class _Mounted:
    def __init__(self, folder: Path) -> None:
        self.folder, self.ballast = folder, folder / "ballast"

    def fill(self, writers: Iterable[int]) -> None:
        """To the last page: what is smaller than a piece goes in, too."""
        for piece in (PIECE, 1):
            with suppress(OSError), self.ballast.open("ab", buffering=0) as file:
                while True:
                    file.write(bytes(piece))

    def make_room(self, writers: Iterable[int]) -> None:
        self.ballast.unlink()

    def remove(self) -> None:
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


class _Forbidden:
    def fill(self, writers: Iterable[int]) -> None:
        for process in writers:
            _limit(process, A_LINE)

    def make_room(self, writers: Iterable[int]) -> None:
        for process in writers:
            _limit(process, None)

    def remove(self) -> None:
        """It ends with those who were forbidden to write."""


def _limit(process: int, size: int | None) -> None:
    """At most what the process itself may not go beyond."""
    with suppress(ProcessLookupError):
        _, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (most if size is None else size, most))
