"""What the making of a file needs to know, handed to a process that has room for the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct


class FileOrder(Struct, frozen=True):
    """`writer` is a function of `report/processes/writers.py`; `content` is small: what the file says."""

    writer: Callable[[Any], bytes]
    content: Any

    def written(self) -> bytes:
        """The file, made in this process."""
        return self.writer(self.content)
