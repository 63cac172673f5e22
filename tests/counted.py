"""How often functions are called meanwhile: exact, on whatever machine and under whatever load."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


def all_calls(work: Callable[[], Any]) -> int:
    """Of Python's own functions, whichever they are."""
    made = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal made
        made += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


@contextmanager
def calls(*functions: Callable[..., Any]) -> Iterator[Counter[str]]:
    """Of Python's own functions in this thread, by their names."""
    names = {getattr(function, "__code__"): function.__qualname__ for function in functions}  # noqa: B009
    found = Counter(dict.fromkeys(names.values(), 0))

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code in names:
            found[names[frame.f_code]] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(before)
