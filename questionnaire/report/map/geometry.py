"""Where the borders of a shape run: what lies within, and where level lines cut them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from questionnaire.places.outlines import Ring


def covers(shape: tuple[Ring, ...], x: float, y: float) -> bool:
    """Whether a point lies within; a hole is not."""
    return sum(x < crossing for crossing in crossings(shape, y)) % 2 == 1


def crossings(shape: tuple[Ring, ...], y: float) -> Iterator[float]:
    """Where the borders cut a horizontal line."""
    for ring in shape:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) != (y2 > y):
                yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)
