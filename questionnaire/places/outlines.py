"""Borders of the districts, decoded from shared arcs. Only what a map needs is ever decoded."""

from __future__ import annotations

from itertools import accumulate

from msgspec import Raw, Struct, json

Point = tuple[int, int]
Ring = tuple[Point, ...]


class Outlines(Struct, frozen=True):
    """Kept as bytes: of 401 districts a map shows a dozen.

    An arc is x, y and then a step to each further point. A ring lists arcs by number, ~number for one
    that runs backwards; each begins where the one before it ends.
    """

    arcs: tuple[Raw, ...]
    districts: dict[str, Raw]

    def rings(self, district: str) -> tuple[Ring, ...]:
        """Closed rings, islands and holes alike; in units of 100 m, x to the east, y to the south."""
        polygons = json.decode(self.districts[district], type=list[list[list[int]]])
        return tuple(self._ring(numbers) for polygon in polygons for numbers in polygon)

    def _ring(self, numbers: list[int]) -> Ring:
        arcs = (self._arc(number) if number >= 0 else self._arc(~number)[::-1] for number in numbers)
        return tuple(point for arc in arcs for point in arc[:-1])

    def _arc(self, number: int) -> list[Point]:
        steps = json.decode(self.arcs[number], type=list[int])
        return list(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))
