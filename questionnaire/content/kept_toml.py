"""Our own TOML as an earlier start has read it, in MessagePack: TOML takes an eighth of a start.

It is kept beside the files, in __pycache__ as what Python compiles, behind the digest of what was read.
"""

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from questionnaire.content.files import read_toml

DIGEST_SIZE = 16

T = TypeVar("T")


def read_content(path: Path, kind: type[T]) -> T:
    """As `read_toml`, but TOML only where a file is new or has changed. Raises ContentError."""
    kept = path.parent / "__pycache__" / f"{path.name}.msgpack"
    with suppress(OSError, msgspec.MsgspecError):
        read = kept.read_bytes()
        if read.startswith(_digest(path.read_bytes())):
            return msgspec.msgpack.decode(memoryview(read)[DIGEST_SIZE:], type=kind)
    sound = read_toml(path, kind)
    with suppress(OSError):
        _keep(path.read_bytes(), kept)
    return sound


def _keep(document: bytes, kept: Path) -> None:
    """As it stands in the file: defaults are the code's, which may change without it."""
    kept.parent.mkdir(exist_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(_digest(document) + msgspec.msgpack.encode(tomllib.loads(document.decode())))
    unfinished.replace(kept)


def _digest(document: bytes) -> bytes:
    return blake2b(document, digest_size=DIGEST_SIZE).digest()
