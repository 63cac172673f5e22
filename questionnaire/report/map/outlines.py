"""Borders of the districts, decoded from shared arcs. Only what a map needs is ever decoded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

from msgspec import Raw, Struct, json

from questionnaire.content.loader import CONTENT

Point = tuple[int, int]
Ring = tuple[Point, ...]
FILE = CONTENT / "regions" / "outlines.json"


class _File(Struct, frozen=True):
    """Kept as bytes: of 401 districts a map shows a dozen.

    An arc is x, y and then a step to each further point. A ring lists arcs by number, ~number for one
    that runs backwards; each begins where the one before it ends.
    """

    arcs: tuple[Raw, ...]
    districts: dict[str, Raw]


def rings(district: str) -> tuple[Ring, ...]:
    """Closed rings, islands and holes alike; in units of 100 m, x to the east, y to the south."""
    polygons = json.decode(_file().districts[district], type=list[list[list[int]]])
    return tuple(_ring(numbers) for polygon in polygons for numbers in polygon)


def covers(shape: tuple[Ring, ...], x: float, y: float) -> bool:
    """Whether a point lies within; a hole is not."""
    return sum(x < crossing for crossing in crossings(shape, y)) % 2 == 1


def crossings(shape: tuple[Ring, ...], y: float) -> Iterator[float]:
    """Where the borders cut a horizontal line."""
    for ring in shape:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) != (y2 > y):
                yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)


def _ring(numbers: list[int]) -> Ring:
    arcs = (_arc(number) if number >= 0 else _arc(~number)[::-1] for number in numbers)
    return tuple(point for arc in arcs for point in arc[:-1])


def _arc(number: int) -> list[Point]:
    steps = json.decode(_file().arcs[number], type=list[int])
    return list(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))


@cache
def _file() -> _File:
    return json.decode(FILE.read_bytes(), type=_File)
