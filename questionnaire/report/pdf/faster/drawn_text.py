"""A line's glyphs are written as pieces that are found once for a font, a size and a width.

WeasyPrint asks Pango for four numbers of each glyph, one by one, some 20,000 times a plan.
See https://github.com/Kozea/WeasyPrint/issues/578.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from questionnaire.report.pdf.faster.replaced import Replacement

draw_glyph_by_glyph = drawing.draw_first_line

# A glyph as Pango keeps it: its number, its width, how far it is moved right and up; then flags.
GLYPH = ffi.sizeof("PangoGlyphInfo")
NUMBERS = "=Iiii"
MEASURED = 16
EMPTY = pango.PANGO_GLYPH_EMPTY
UNKNOWN = pango.PANGO_GLYPH_UNKNOWN_FLAG

# Before this Pango, a font does not know its own size.
SIZES_KNOWN = 14802


class NotPlainError(Exception):
    """A glyph that is moved, missing or a picture: WeasyPrint draws this line itself."""


class Run:
    """Glyphs of one font that stand side by side."""

    def __init__(self, stream: Any, item: Any) -> None:
        self.stream, self.item = stream, item
        self.pango_font = item.item.analysis.font
        self.font, self.size = stream.add_font(self.pango_font)
        font = self.font
        if font.bitmap or font.svg or font.png or font.colr or item.item.analysis.level % 2:
            raise NotPlainError
        self.pieces = vars(font).setdefault("pieces", {}).setdefault(self.size, {})

    def written(self, text: str) -> str:
        count = self.item.glyphs.num_glyphs
        raw = bytes(ffi.buffer(self.item.glyphs.glyphs, count * GLYPH))
        known = self.pieces
        found = [known.get(raw[start : start + MEASURED]) for start in range(0, len(raw), GLYPH)]
        if None in found:
            found = [
                piece or self.piece(index, raw[index * GLYPH :][:MEASURED], text)
                for index, piece in enumerate(found)
            ]
        return "".join(found)

    def piece(self, index: int, measured: bytes, text: str) -> str:
        """The glyph's number, and how much closer the next one stands than its width says."""
        glyph, width, right, up = unpack(NUMBERS, measured)
        if glyph == EMPTY or glyph & UNKNOWN or right or up:
            raise NotPlainError
        if glyph not in self.font.to_unicode:
            self.font.to_unicode[glyph] = self.characters(index, text)
        kerning = self.width(glyph) + 0.0 - width * 1000 * FROM_UNITS / self.size
        written = f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"
        self.pieces[measured] = written
        return written

    def characters(self, index: int, text: str) -> str:
        """Those that the glyph stands for."""
        glyphs, item = self.item.glyphs, self.item.item
        is_last = index == glyphs.num_glyphs - 1
        end = item.length if is_last else glyphs.log_clusters[index + 1]
        return text.encode()[item.offset + glyphs.log_clusters[index] : item.offset + end].decode()

    def width(self, glyph: int) -> float:
        widths, stream = self.font.widths, self.stream
        if glyph not in widths:
            pango.pango_font_get_glyph_extents(self.pango_font, glyph, stream.ink_rect, stream.logical_rect)
            widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / self.size)
        width: float = widths[glyph]
        return width


def draw_in_pieces(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    is_cut = text_overflow == "ellipsis" or block_ellipsis != "none"
    if is_cut or not textbox.text.strip() or pango.pango_version() < SIZES_KNOWN:
        return draw_glyph_by_glyph(stream, textbox, text_overflow, block_ellipsis, matrix)
    pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
    line, _ = textbox.pango_layout.get_first_line()
    try:
        written = [(run, run.written(textbox.pango_layout.text)) for run in _runs(stream, line)]
    except NotPlainError:
        return draw_glyph_by_glyph(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    _show(stream, written)
    return []


def _runs(stream: Any, line: Any) -> Iterator[Run]:
    run = line.runs[0]
    while run != ffi.NULL:
        yield Run(stream, run.data)
        run = run.next


def _show(stream: Any, written: list[tuple[Run, str]]) -> None:
    shown, before = "", None
    for run, glyphs in written:
        if run.pango_font != before:
            if shown:
                stream.show_text(shown)
            shown, before = "", run.pango_font
            stream.set_font_size(run.font.hash, run.size)
        shown += f"<{glyphs}>"
        shown = shown.removesuffix("<>")
    stream.show_text(shown)


def replacements() -> tuple[Replacement, ...]:
    return (Replacement(drawing, "draw_first_line", draw_in_pieces),)
