"""Fonts are described once for a style, and a line that is laid out is drawn from that layout.

WeasyPrint makes a Pango context and a font description for each attempt at a line, throws the layout away
and shapes the same words again to draw them. See https://github.com/Kozea/WeasyPrint/issues/578.
"""

from __future__ import annotations

from typing import Any

from weasyprint.text import line_break
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import get_font_description

from questionnaire.report.pdf.faster.replaced import Replacement, wherever_imported

Layout = line_break.Layout
set_up, set_text, deactivate, reactivate = (
    Layout.setup,
    Layout.set_text,
    Layout.deactivate,
    Layout.reactivate,
)
first_line_metrics, strut = line_break.first_line_metrics, line_break.strut

# Pango's name for the end of a text, however long it is.
TO_THE_END = 0xFFFFFFFF
SEPARATORS = frozenset("\n\r\t\u2028\u2029")


class Shared:
    """What all layouts of one style have in common."""

    def __init__(self, style: Any) -> None:
        self.context = ffi.gc(
            pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(self.context, False)
        pango.pango_context_set_base_dir(self.context, PANGO_DIRECTION[style["direction"]])
        pointer, _ = unicode_to_char_p(style["lang"])
        self.language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(self.context, self.language)
        self.description = get_font_description(style)


def set_up_once(layout: Any, style: Any) -> None:
    shared = vars(style).get("shared_layout")
    if shared is None:
        shared = style.shared_layout = Shared(style) if _is_plain(style) else False
    if not shared:
        set_up(layout, style)
        return
    layout.style = style
    layout.first_line_direction = 0
    layout.language = shared.language
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = _new_layout(shared)


def _new_layout(shared: Shared) -> Any:
    made = ffi.gc(pango.pango_layout_new(shared.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(made, False)
    pango.pango_layout_set_font_description(made, shared.description)
    return made


def _is_plain(style: Any) -> bool:
    """No lines through or below the words, no features of a font, no spacing that belongs to a text."""
    return (
        style["text_decoration_line"] == "none"
        and style["font_feature_settings"] == "normal"
        and style["font_kerning"] == "auto"
        and all(style[f"font_variant_{kind}"] == "normal" for kind in VARIANTS)
        and style["letter_spacing"] == "normal"
        and not style["word_spacing"]
        and style["font_language_override"] == "normal"
        and bool(style["lang"])
    )


VARIANTS = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")


def set_text_plainly(layout: Any, text: str, justify: bool = False) -> None:
    is_plain = vars(layout.style).get("shared_layout") and SEPARATORS.isdisjoint(text)
    if not is_plain or (justify and layout.justification_spacing):
        layout.is_plain = False
        set_text(layout, text, justify)
        return
    layout.is_plain = True
    layout.text = text
    pointer, _ = unicode_to_char_p(text)
    pango.pango_layout_set_text(layout.layout, pointer, -1)
    # Drawing asks for it, and one paragraph it is: asked for now, the words need no second shaping.
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    if text and layout.style["overflow_wrap"] in ("anywhere", "break-word"):
        pango.pango_layout_set_attributes(layout.layout, _no_hyphens())


_NO_HYPHENS: list[Any] = []


def _no_hyphens() -> Any:
    """One list for all layouts: plain ones add nothing to it."""
    if not _NO_HYPHENS:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        attribute = pango.pango_attr_insert_hyphens_new(False)
        attribute.start_index, attribute.end_index = 0, TO_THE_END
        pango.pango_attr_list_change(attributes, attribute)
        _NO_HYPHENS.append(attributes)
    return _NO_HYPHENS[0]


def put_aside(layout: Any) -> None:
    """Kept until it is drawn, where drawing would make the very same again."""
    known = vars(layout)
    if known.get("is_plain") and not known.get("is_drawn") and not layout.justification_spacing:
        layout.kept_for = layout.style
    else:
        deactivate(layout)


def take_up(layout: Any, style: Any) -> None:
    is_kept = vars(layout).pop("kept_for", None) is style
    layout.is_drawn = True
    if is_kept and not layout.justification_spacing:
        return
    reactivate(layout, style)


def strut_once(style: Any) -> Any:
    known = vars(style).get("known_strut")
    if known is None:
        known = style.known_strut = strut(style)
    return known


def replacements() -> tuple[Replacement, ...]:
    return (
        Replacement(Layout, "setup", set_up_once),
        Replacement(Layout, "set_text", set_text_plainly),
        Replacement(Layout, "deactivate", put_aside),
        Replacement(Layout, "reactivate", take_up),
        *wherever_imported(strut, strut_once),
    )
