"""Names in one string, a line each: any part of any name is found by one search."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence


class NameIndex:
    """`lines` are folded names with the number of whose they are; what stands first is found first."""

    def __init__(self, lines: Sequence[tuple[str, int]]) -> None:
        self._starts, self._owners = array("I", [1]), array("H", (owner for _, owner in lines))
        for name, _ in lines:
            self._starts.append(self._starts[-1] + len(name) + 1)
        self._names = "\n" + "".join(f"{name}\n" for name, _ in lines)

    def __contains__(self, text: str) -> bool:
        """Most of what can be typed is in no name at all, and one look tells."""
        return text in self._names

    def owners(self, substring: str) -> Iterator[int]:
        """A line break in it is where a name begins or ends. An owner of several names may come twice."""
        return (self._owners[line] for line in self._lines_with(substring))

    def near(self, begins: str, ends: str) -> Iterator[tuple[str, int]]:
        """Names that begin or end so, with their owners, each name once."""
        lines = {*self._lines_with(f"\n{begins}"), *self._lines_with(f"{ends}\n")}
        return ((self._line(line), self._owners[line]) for line in sorted(lines))

    def _lines_with(self, substring: str) -> Iterator[int]:
        position = self._names.find(substring)
        while position >= 0:
            # A line break that the text begins with belongs to the line before.
            yield bisect_right(self._starts, position + (substring[0] == "\n")) - 1
            position = self._names.find(substring, position + 1)

    def _line(self, number: int) -> str:
        return self._names[self._starts[number] : self._starts[number + 1] - 1]
