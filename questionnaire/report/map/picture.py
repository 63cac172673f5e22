"""The picture of a region: districts, hatching and names, without a word in any language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise

from markupsafe import Markup
from msgspec import Struct

from questionnaire.places.outlines import Point, Ring
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.report.map.geometry import crossings
from questionnaire.report.map.labels import BADGE, FONT, LINE, Label, NamedShape, place_labels

WIDTH = 320
TALLEST = 340
MARGIN = 3
HATCH = 9

DARK, LIGHT, EDGE, INK, PAPER = "#0b5563", "#dce6e8", "#66757b", "#15191c", "#ffffff"
# Square: a number in a circle is a step.
BADGES = Markup('<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{fill}" stroke="{line}"/>')

Shape = tuple[Ring, ...]
# Page and PDF show one picture, and the room of a workshop often one region.
KEPT_PICTURES = 128


class Picture(Struct, frozen=True):
    height: int
    areas: Markup
    names: Markup
    labels: tuple[Label, ...]


class Frame(Struct, frozen=True):
    """From the units of the outlines to those of the picture."""

    scale: float
    left: float
    top: float
    height: int

    def point(self, point: Point) -> Point:
        return round((point[0] - self.left) * self.scale), round((point[1] - self.top) * self.scale)


@lru_cache(KEPT_PICTURES)
def picture(
    regions: Regions, drawn: tuple[str, ...], entries: tuple[str, ...], hatched: frozenset[str]
) -> Picture:
    """All by keys of districts. The first of those drawn is the dark one; `entries` are numbered from 1."""
    outlines = {key: regions.outlines.rings(key) for key in drawn}
    frame = _frame(list(chain.from_iterable(chain.from_iterable(outlines.values()))))
    shapes = {key: tuple(_in(frame, outline)) for key, outline in outlines.items()}
    names = _names([regions.places[key] for key in drawn])
    named = [
        NamedShape(key, name, frame.point(regions.label_points[key]), shapes[key])
        for key, name in zip(drawn, names, strict=True)
    ]
    labels = place_labels(named, WIDTH, frame.height, entries)
    return Picture(
        height=frame.height,
        areas=Markup("").join(_areas(shapes, drawn[0], hatched)),
        names=Markup("").join(_texts(labels, drawn[0], hatched)),
        labels=labels,
    )


def _frame(points: list[Point]) -> Frame:
    """As wide as the picture, unless it would become too tall."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((WIDTH - 2 * MARGIN) / across, (TALLEST - 2 * MARGIN) / down)
    beside = (WIDTH / scale - across) / 2
    above = MARGIN / scale
    return Frame(scale, min(xs) - beside, min(ys) - above, round(down * scale) + 2 * MARGIN)


def _in(frame: Frame, outline: Shape) -> Iterator[Ring]:
    """Points that fall together are one; what becomes a dot or a line is left out."""
    for ring in outline:
        points = [frame.point(point) for point in ring]
        kept = tuple(point for before, point in pairwise((points[-1], *points)) if before != point)
        if len(kept) > 2:
            yield kept


def _names(drawn: list[Place]) -> Iterator[str]:
    """Short ones; a city and the county around it that share one are told apart."""
    times = Counter(place.name for place in drawn)
    for place in drawn:
        yield place.name if times[place.name] == 1 else place.label


def _areas(shapes: dict[str, Shape], dark: str, striped: frozenset[str]) -> Iterator[Markup]:
    """The dark one last, so that nothing is drawn over its edge."""
    for key in sorted(shapes, key=lambda key: key == dark):
        fill, line = (DARK, PAPER) if key == dark else (LIGHT, DARK)
        yield Markup('<path fill="{}" stroke="{}" stroke-width="1" fill-rule="evenodd" d="{}"/>').format(
            fill, INK if key == dark else EDGE, _path(shapes[key])
        )
        if key in striped:
            lines = "".join(_stripes(shapes[key]))
            yield Markup('<path fill="none" stroke="{}" stroke-width="1.5" d="{}"/>').format(line, lines)


def _path(shape: Shape) -> str:
    parts: list[str] = []
    for ring in shape:
        steps = (f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(ring))
        parts.append(f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(parts)


def _stripes(shape: Shape) -> Iterator[str]:
    """Slanting lines are level ones in a sheared picture; from border to border they need no pattern."""
    sheared = tuple(tuple((x, x + y) for x, y in ring) for ring in shape)
    levels = [y for ring in sheared for _, y in ring]
    for level in range(min(levels) + HATCH // 2, max(levels), HATCH):
        ends = sorted(crossings(sheared, level + 0.5))
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            yield f"M{start:.0f} {level - start:.0f}L{end:.0f} {level - end:.0f}"


def _texts(labels: Iterable[Label], dark: str, striped: frozenset[str]) -> Iterator[Markup]:
    for label in labels:
        if label.is_number:
            yield BADGES.format(
                x=round(label.x) - BADGE + 1,
                y=round(label.y) - BADGE + 1,
                side=2 * BADGE - 2,
                fill=PAPER,
                line=INK,
            )
        elif label.key in striped:
            yield _plate(label, DARK if label.key == dark else LIGHT)
        on_dark = label.key == dark and not label.is_number
        yield from _lines(label, PAPER if on_dark else INK, on_dark or label.is_number)


def _plate(label: Label, fill: str) -> Markup:
    """So that a name can be read on stripes."""
    return Markup('<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}" fill="{}"/>').format(
        label.x - label.width / 2, label.y - label.height / 2, label.width, label.height, fill
    )


def _lines(label: Label, fill: str, bold: bool) -> Iterator[Markup]:
    for number, line in enumerate(label.lines):
        baseline = label.y + (number - (len(label.lines) - 1) / 2) * LINE + 0.34 * FONT
        weight = Markup(' font-weight="700"') if bold else ""
        yield Markup('<text x="{:.0f}" y="{:.0f}" fill="{}"{}>{}</text>').format(
            label.x, baseline, fill, weight, line
        )
