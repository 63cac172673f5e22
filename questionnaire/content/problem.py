"""Something that is wrong with the content."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """`ids` are what the file can be found by: ids that stand in it, or its name without ending."""

    ids: tuple[str, ...]
    text: str
