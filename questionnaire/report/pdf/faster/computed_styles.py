"""A property that no rule sets is inherited or initial: looked up, not run through the whole cascade.

Most properties of most elements are so. WeasyPrint asks first for logical names, variables and functions.
See https://github.com/Kozea/WeasyPrint/issues/578.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from questionnaire.report.pdf.faster.replaced import Replacement

compute = ComputedStyle.__missing__

LOGICAL = frozenset(
    PHYSICAL_FUNCTIONS[name](block="ttb", inline=inline)
    for name in PHYSICAL_FUNCTIONS
    for inline in ("ltr", "rtl")
)
# These read or write other properties, or are handed down in a way of their own.
BY_THEMSELVES = frozenset({"position", "float", "display", "page"})
PROPAGATED = "text_decoration_"
PLAIN_INHERITED = frozenset(name for name in INHERITED if not name.startswith(("__", PROPAGATED)))
PLAIN_INITIAL = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if name not in INHERITED
    and name not in INITIAL_NOT_COMPUTED
    and name not in BY_THEMSELVES
    and not name.startswith(PROPAGATED)
}


def look_up(style: Any, name: str) -> Any:
    if name in style.cascaded or (name in PHYSICAL_FUNCTIONS and not LOGICAL.isdisjoint(style.cascaded)):
        return compute(style, name)
    if name in PLAIN_INITIAL:
        value = style[name] = PLAIN_INITIAL[name]
    elif name in PLAIN_INHERITED and style.parent_style is not None:
        value = style[name] = style.parent_style[name]
    else:
        value = compute(style, name)
    return value


def replacements() -> tuple[Replacement, ...]:
    return (Replacement(ComputedStyle, "__missing__", look_up),)
