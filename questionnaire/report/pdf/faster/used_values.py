"""Margins, paddings and sizes without a percentage are the same for every box of a style: worked out once.

WeasyPrint works out sixteen of them for each box and each attempt at a line; about a tenth of a plan's time.
See https://github.com/Kozea/WeasyPrint/issues/578.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import percent

from questionnaire.report.pdf.faster.replaced import Replacement, wherever_imported

SIDES = ("top", "right", "bottom", "left")
SIZES = ("width", "height", "min_width", "min_height", "max_width", "max_height")
LENGTHS = (*(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES), *SIZES)
BORDERS = tuple(f"border_{side}_width" for side in SIDES)

resolve = percent.resolve_percentages


def resolve_once(box: Any, containing_block: Any) -> None:
    """Borders of a table that collapses are settled between its cells, so they are looked at each time."""
    style = box.style
    try:
        known = style.used_values
    except AttributeError:
        known = style.used_values = _used_values(style)
    if known is None or (known.is_collapsed and _has_own_borders(box)):
        resolve(box, containing_block)
    elif known.values:
        vars(box).update(known.values)
    else:
        resolve(box, containing_block)
        found = vars(box)
        known.values.update((name, found[name]) for name in (*LENGTHS, *BORDERS))


class UsedValues:
    """What a style leads to, once the first box of it is resolved."""

    def __init__(self, is_collapsed: bool) -> None:
        self.is_collapsed = is_collapsed
        self.values: dict[str, Any] = {}


def _used_values(style: Any) -> UsedValues | None:
    """None where a length depends on what the box lies in."""
    if all(_is_absolute(style[name]) for name in LENGTHS):
        return UsedValues(style["border_collapse"] == "collapse")
    return None


def _is_absolute(length: Any) -> bool:
    return bool(length == "auto" or getattr(length, "unit", None) == "px")


def _has_own_borders(box: Any) -> bool:
    """Set while borders collapse, or copied from a box whose values were resolved before."""
    return any(vars(box).get(name, box.style[name]) != box.style[name] for name in BORDERS)


def replacements() -> tuple[Replacement, ...]:
    return wherever_imported(resolve, resolve_once)
