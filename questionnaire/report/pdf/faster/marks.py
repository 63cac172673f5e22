"""A mark is drawn once for a document: boxes to tick, bars of stages, lines to write on.

WeasyPrint walks through the drawing again for each box behind which it lies.
"""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint.images import SVGImage

from questionnaire.report.pdf.faster.replaced import Replacement

draw = SVGImage.draw

# What else than shades of transparency a drawing may put beside its lines: then it is drawn each time.
OTHERS = ("XObject", "Pattern", "Shading")


def draw_once(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
    resources = stream._resources
    if not _is_fresh(stream):
        draw(image, stream, width, height, style)
        return
    known = vars(image).setdefault("drawn", {})
    if (width, height) in known:
        lines, shades = known[width, height]
        stream.stream.extend(lines)
        resources["ExtGState"].update({name: pydyf.Dictionary(shade) for name, shade in shades.items()})
        return
    start = len(stream.stream)
    draw(image, stream, width, height, style)
    if not any(resources[kind] for kind in OTHERS):
        known[width, height] = stream.stream[start:], dict(resources["ExtGState"])


def _is_fresh(stream: Any) -> bool:
    """A group of its own, in which nothing but its place is set."""
    resources = stream._resources
    is_empty = not any(resources[kind] for kind in ("ExtGState", *OTHERS))
    return is_empty and resources["Font"] is None and stream._current_color is None


def replacements() -> tuple[Replacement, ...]:
    return (Replacement(SVGImage, "draw", draw_once),)
