"""Names on a map: each within its own shape and clear of the others, or else a number for the legend."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from questionnaire.places.outlines import Point, Ring
from questionnaire.report.map.geometry import covers

FONT = 17
LINE = 18
BADGE = 11
# A little wider than the average letter of the page's font.
LETTER = 0.53 * FONT
# How much of a name's box has to lie within its shape.
PROBE = 0.94
SHIFTS = ((0, 0), (0, -0.6), (0, 0.6), (-1.2, 0), (1.2, 0), (0, -1.3), (0, 1.3), (-1.2, -0.8), (1.2, 0.8))
NUDGES = [
    (across, down)
    for reach in (0, 0.6, 1.1, 1.6, 2.1)
    for across in (0, -reach, reach)
    for down in (0, -reach, reach)
]


class Label(Struct, frozen=True):
    """`x`, `y` is the middle of the text; `lines` is a number alone where the name has no room."""

    key: str
    x: float
    y: float
    lines: tuple[str, ...]

    @property
    def is_number(self) -> bool:
        return self.lines[0].isdigit()

    @property
    def width(self) -> float:
        if self.is_number:
            return 2 * BADGE
        return max(len(line) for line in self.lines) * LETTER

    @property
    def height(self) -> float:
        return 2 * BADGE if self.is_number else len(self.lines) * LINE

    def overlaps(self, other: Label) -> bool:
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )


class NamedShape(Struct, frozen=True):
    """A shape and where its name should stand."""

    key: str
    name: str
    anchor: Point
    shape: tuple[Ring, ...]


def place_labels(
    named: list[NamedShape], width: int, height: int, entries: tuple[str, ...] = ()
) -> tuple[Label, ...]:
    """Names choose in the order of the list, clear of the numbers of `entries`, the keys of their shapes.

    A shape that has neither counts on after the entries; not the first, since the legend describes it.
    """
    badges = _entry_badges(named, entries, width, height)
    roomy = [shape for shape in named if _find(shape, badges, width, height)]
    cramped = [shape for shape in named if shape not in roomy and shape.key not in entries]
    reserved = [_badge(shape, 0, badges) for shape in cramped]
    names: list[Label] = []
    for shape in roomy:
        label = _find(shape, [*names, *badges, *reserved], width, height)
        names += [label] if label else []
        cramped += [shape] if label is None and shape.key not in entries else []
    cramped.sort(key=lambda shape: (shape.anchor[1], shape.anchor[0]))
    number = len(entries)
    for shape in cramped:
        if shape is not named[0]:
            number += 1
            badges.append(_badge(shape, number, [*names, *badges]))
    return (*names, *badges)


def _entry_badges(named: list[NamedShape], entries: tuple[str, ...], width: int, height: int) -> list[Label]:
    """Clear of the first name, and of each other."""
    shapes = {shape.key: shape for shape in named}
    first = _find(named[0], [], width, height)
    kept = [first] if first else []
    badges: list[Label] = []
    for number, key in enumerate(entries, 1):
        if key in shapes:
            badges.append(_badge(shapes[key], number, [*kept, *badges]))
    return badges


def _badge(named: NamedShape, number: int, others: list[Label]) -> Label:
    """As near to where the name would stand as the others leave room; right there if they leave none."""
    x, y = named.anchor
    spots = (
        Label(named.key, x + across * BADGE, y + down * BADGE, (str(number),)) for across, down in NUDGES
    )
    free = (spot for spot in spots if not any(spot.overlaps(other) for other in others))
    return next(free, Label(named.key, x, y, (str(number),)))


def _find(named: NamedShape, others: list[Label], width: int, height: int) -> Label | None:
    return next((spot for spot in _spots(named) if _fits(spot, named, others, width, height)), None)


def _spots(named: NamedShape) -> Iterator[Label]:
    for lines in _settings(named.name):
        for across, down in SHIFTS:
            x, y = named.anchor[0] + across * FONT, named.anchor[1] + down * LINE
            yield Label(named.key, x, y, lines)


def _settings(name: str) -> Iterator[tuple[str, ...]]:
    """On one line, or on two that are as even as blanks and hyphens allow."""
    yield (name,)
    breaks = [match.end() for match in re.finditer(r"[ \-/]", name)]
    if breaks:
        middle = min(breaks, key=lambda place: abs(2 * place - len(name)))
        yield (name[:middle].rstrip(), name[middle:])


def _fits(label: Label, named: NamedShape, labels: list[Label], width: int, height: int) -> bool:
    across, down = label.width / 2, label.height / 2
    if not (across <= label.x <= width - across and down <= label.y <= height - down):
        return False
    if any(label.overlaps(other) for other in labels):
        return False
    corners = ((x * across * PROBE, y * down * PROBE) for x in (-1, 0, 1) for y in (-1, 1))
    return all(covers(named.shape, label.x + x, label.y + y) for x, y in corners)
