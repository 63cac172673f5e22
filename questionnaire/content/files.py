"""The content's files: each is read into its type, and found again by the ids that stand in it."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

# What lessons are sorted by: 1_direct_contact.toml.
NUMBER = re.compile(r"^\d+_")

T = TypeVar("T")


class ContentError(ValueError):
    """A content file cannot be used; the message names file, id and what is wrong."""


def read_toml(path: Path, kind: type[T]) -> T:
    """Raises ContentError, with the id of the table that it lies in."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(raw, type=kind)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error
    except msgspec.ValidationError as error:
        raise ContentError(f"{path.name}: {_nearest_id(raw, str(error))}{error}") from error


def _nearest_id(raw: Any, message: str) -> str:
    """The id of the innermost table that the message's path (`$.questions[2].title`) runs through."""
    path = re.search(r"`\$([^`]*)`$", message)
    nearest = raw.get("id", "")
    for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", path[1] if path else ""):
        try:
            raw = raw[key] if key else raw[int(index)]
        except (KeyError, IndexError, TypeError):
            break
        nearest = raw.get("id", nearest) if isinstance(raw, dict) else nearest
    return f"{nearest}: " if nearest else ""


def read_csv(path: Path, kind: type[T]) -> tuple[T, ...]:
    """A CSV file with the struct's fields as columns; an empty cell is None. Raises ContentError."""
    try:
        with path.open(encoding="utf-8", newline="") as table:
            rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(table)]
        # mypy takes no type that is handed over as a value.
        return msgspec.convert(rows, type=tuple[kind, ...], strict=False)  # type: ignore[valid-type]
    except (OSError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def files_with(folder: Path, owner_id: str) -> Iterator[str]:
    """Where an id stands; a file's own name, without ending and number, counts as its id."""
    line = re.compile(rf'^\s*id = "{re.escape(owner_id)}"$', re.MULTILINE)
    for path in folder.rglob("*.toml"):
        if NUMBER.sub("", path.stem) == owner_id or line.search(path.read_text(encoding="utf-8")):
            yield path.name
