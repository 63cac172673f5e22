"""What a test types after `flask`."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from click.testing import Result


class Run(Protocol):
    def __call__(self, *words: str | Path) -> Result: ...
