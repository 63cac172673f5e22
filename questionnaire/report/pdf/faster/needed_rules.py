"""WeasyPrint's own sheet without the rules that style parts which none of our documents has.

Calls and markers of footnotes and notes are styled for every element, and so is the mark of a list for what
is no entry of one: six styles for each element, of which none is ever asked for.
"""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from weasyprint import HTML

from questionnaire.report.pdf.faster.replaced import Replacement

all_sheets = HTML._ua_stylesheets

NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
MARK, ENTRY = "marker", "li"


def needed_sheets(html: Any, forms: bool = False) -> list[Any]:
    return [_needed(sheet) for sheet in all_sheets(html, forms)]


@cache
def _needed(sheet: Any) -> Any:
    """The same sheet for documents without notes, in which only `li` is an entry of a list."""
    lean = copy.copy(sheet)
    lean.matcher = matcher = copy.copy(sheet.matcher)
    matcher.other_selectors = [
        entry for entry in matcher.other_selectors if _pseudo(entry) not in NOTES | {MARK}
    ]
    marks = [entry for entry in sheet.matcher.other_selectors if _pseudo(entry) == MARK]
    named = sheet.matcher.lower_local_name_selectors
    matcher.lower_local_name_selectors = {**named, ENTRY: [*named[ENTRY], *marks]}
    return lean


def _pseudo(entry: Any) -> str | None:
    """A matcher keeps a test, a specificity, a place, a pseudo-element and what is declared."""
    pseudo: str | None = entry[3]
    return pseudo


def replacements() -> tuple[Replacement, ...]:
    return (Replacement(HTML, "_ua_stylesheets", needed_sheets),)
