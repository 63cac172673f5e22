"""Whether a box lies in the normal flow follows from its style: asked once for a style.

WeasyPrint asks 13,000 times a plan, five questions each. See https://github.com/Kozea/WeasyPrint/issues/578.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import Box

from questionnaire.report.pdf.faster.replaced import Replacement

is_in_flow = Box.is_in_normal_flow


def is_in_flow_once(box: Any) -> bool:
    style = box.style
    try:
        known: bool = style.is_in_flow
    except AttributeError:
        known = style.is_in_flow = is_in_flow(box)
    return known


def replacements() -> tuple[Replacement, ...]:
    return (Replacement(Box, "is_in_normal_flow", is_in_flow_once),)
