"""What the making of a file needs to know, handed to a process that has room for the library."""

from __future__ import annotations

from typing import Protocol


class FileOrder(Protocol):
    """Small, and made of nothing but what the file says."""

    def written(self) -> bytes:
        """The file. Libraries for it are imported in here: the web process names orders and writes none."""
