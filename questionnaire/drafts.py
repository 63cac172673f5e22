"""Files that appear when they are complete, and are complete even where the power fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def drafted(draft: Path) -> Iterator[IO[bytes]]:
    """What was written is on the disk afterwards, readable for its owner alone."""
    draft.touch(0o600)
    with draft.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def publish(draft: Path, output: Path) -> None:
    """Whoever looks meanwhile sees the old file or none. The new name is on the disk afterwards."""
    draft.replace(output)
    settle(output.parent)


def settle(path: Path) -> None:
    """On the disk itself, as a power cut would find it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def replacing(output: Path) -> Iterator[IO[bytes]]:
    """A failure leaves what was there, and nothing else."""
    draft = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with drafted(draft) as file:
            yield file
        publish(draft, output)
    finally:
        draft.unlink(missing_ok=True)
