"""Passages in another language say so. WeasyPrint 70 writes /Lang for the document only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pydyf
from weasyprint.pdf import tags


@cache
def mark_passages() -> None:
    """From now on in this process, an element's `lang` becomes the /Lang of its tag.

    No hook of WeasyPrint knows both an element and its tag, so this wraps the one function that does.
    It fails at once where a new version has renamed it.
    """
    build = tags._build_box_tree

    def build_in_its_language(box: Any, *place: Any) -> Iterator[pydyf.Dictionary]:
        language = _own_language(box)
        for tag in build(box, *place):
            if language:
                tag["Lang"] = pydyf.String(language)
            yield tag

    tags._build_box_tree = build_in_its_language


def _own_language(box: Any) -> str | None:
    """None for the root: its language is the document's."""
    if box.element is None or box.element_tag == "html":
        return None
    language: str | None = box.element.get("lang")
    return language
