"""Templates as Python compiled them at an earlier start: that takes far longer than to use them."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from questionnaire.wording import template_output

FOLDER = Path(__file__).parents[2] / ".cache" / "templates"


class TemplateCache(FileSystemBytecodeCache):
    """Jinja's own, which knows what has changed. Where it may not write, none is kept."""

    def __init__(self, folder: Path = FOLDER) -> None:
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(str(folder))

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is made of a template also depends on how it is read."""
        read_by = (
            *_compiler(),
            environment.trim_blocks,
            environment.lstrip_blocks,
            *environment.extensions,
        )
        return super().get_bucket(environment, name, filename, f"{read_by}{source}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _compiler() -> tuple[str, bytes]:
    """Jinja's release, and what we change of it."""
    return version("jinja2"), Path(template_output.__file__).read_bytes()
