"""Templates as Python compiled them at an earlier start: that takes far longer than to use them."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

FOLDER = Path(__file__).parents[2] / ".cache" / "templates"


class TemplateCache(FileSystemBytecodeCache):
    """Jinja's own, which sees when a template has changed, and here also when Jinja has.

    Where it may not write, none is kept.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(str(folder))

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{version('jinja2')} {source}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
