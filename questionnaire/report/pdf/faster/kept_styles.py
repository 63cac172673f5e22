"""What our own style sheets lead to is computed for the first document of a process, and kept for the next.

A style carries what else follows from it alone: used lengths, a description of fonts, the height of a line.
Only what templates and sheets decide is kept: no style with an attribute of its own, none below such a
style, none of a document that brings a sheet. See https://github.com/Kozea/WeasyPrint/issues/578.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.css import StyleFor, declaration_precedence

from questionnaire.report.pdf.faster.replaced import Replacement

compute = StyleFor.set_computed_styles

# All samples in both languages have a quarter of it; more would be a leak.
MOST = 6000
KEPT: dict[Any, Any] = {}
# How WeasyPrint weighs what attributes declare: `style`, and each of `lang`, `id`, `width` and `height`.
STYLE_ATTRIBUTE = declaration_precedence("author", False), inf, (1, 0, 0)
ATTRIBUTE = declaration_precedence("author", False), inf, (0, 0, 0)


def compute_once(
    styles: Any, element: Any, parent: Any, root: Any, pseudo_type: str | None = None, **others: Any
) -> None:
    place = element, pseudo_type
    key = _key(styles, place, parent)
    known = KEPT.get(key) if key else None
    if known is None:
        compute(styles, element, parent, root, pseudo_type, **others)
        if key:
            _keep(key, styles.get_computed_styles()[place])
        return
    styles.get_computed_styles()[place] = known
    collector = others.get("target_collector")
    if collector and known["anchor"]:
        collector.collect_anchor(known["anchor"])


def _key(styles: Any, place: Any, parent: Any) -> Any:
    """None where a style belongs to this document alone. Pages too: their counters are changed."""
    if isinstance(place[0], tuple) or any(origin == "author" for _, origin, _ in styles._sheets):
        return None
    above = None if parent is None else styles.get_computed_styles()[parent, None]
    if above is not None and not vars(above).get("is_kept"):
        return None
    declared = styles.get_cascaded_styles().get(place, {})
    if any(weight == STYLE_ATTRIBUTE for _, weight in declared.values()):
        return None
    own = tuple((name, weight, _identity(value, weight)) for name, (value, weight) in declared.items())
    return id(styles.font_config), id(above), place[1], own


def _identity(value: Any, weight: Any) -> Any:
    """The same object of a sheet that is read once; the same value of an attribute."""
    return value if weight == ATTRIBUTE else id(value)


def _keep(key: Any, style: Any) -> None:
    """A kept style keeps its parent and its declared values alive, so their ids stay theirs."""
    if len(KEPT) >= MOST:
        KEPT.clear()
    style.is_kept = True
    KEPT[key] = style


def replacements() -> tuple[Replacement, ...]:
    return (Replacement(StyleFor, "set_computed_styles", compute_once),)
