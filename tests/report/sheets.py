"""What lies on the pages of a laid-out document, read off its boxes: no raster, no other program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

# What makes no sense without what follows.
HEADINGS = ("h1", "h2", "h3", "h4", "caption")


class Piece(Struct, frozen=True):
    """A run of text or a drawing. `foot` is where it ends, as a share of the page's height from the top."""

    text: str
    tag: str
    foot: float


class Sheet(Struct, frozen=True):
    """One page, in the order in which it is read, without running header and footer."""

    pieces: tuple[Piece, ...]

    @property
    def filled(self) -> float:
        return max(piece.foot for piece in self.pieces)

    @property
    def ends_with_heading(self) -> bool:
        lowest = max(self.pieces, key=lambda piece: piece.foot)
        return lowest.tag in HEADINGS


def sheets(document: Document) -> list[Sheet]:
    return [Sheet(tuple(_pieces(page._page_box, page.height, ""))) for page in document.pages]


def _pieces(box: Any, height: float, heading: str) -> Iterator[Piece]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.MarginBox):
        return
    tag = heading or (box.element_tag if box.element_tag in HEADINGS else "")
    if isinstance(box, boxes.TextBox):
        yield Piece(box.text, tag, (box.position_y + box.height) / height)
    elif isinstance(box, boxes.ReplacedBox):
        yield Piece("", tag, (box.position_y + box.height) / height)
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _pieces(child, height, tag)
