"""Some seats of many, as one writes them into a printer's window: 3, 7-9."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

PIECE = re.compile(r"([0-9]{1,4})(?: *[-–] *([0-9]{1,4}))?")
BETWEEN = re.compile(r"[,;] *| +(?![-–])(?<![-–] )")


def read_numbers(typed: str) -> tuple[int, ...]:
    """In their order, each once. Raises ValueError with the piece that is no number and no range."""
    pieces = filter(None, BETWEEN.split(typed.strip()))
    return tuple(sorted({number for piece in pieces for number in _numbers(piece)}))


def written_numbers(numbers: Iterable[int]) -> str:
    """Three and more in a row as a range."""
    return ", ".join(_runs(sorted(numbers)))


def _numbers(piece: str) -> range:
    match = PIECE.fullmatch(piece)
    if not match:
        raise ValueError(piece)
    first, last = int(match[1]), int(match[2] or match[1])
    if first > last:
        raise ValueError(piece)
    return range(first, last + 1)


def _runs(numbers: list[int]) -> Iterator[str]:
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [str(number) for _, number in group]
        yield from [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run
