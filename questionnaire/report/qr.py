"""A QR code as inline SVG, for page and paper."""

from __future__ import annotations

from markupsafe import Markup


def qr(address: str, title: str) -> Markup:
    """`title` is read out instead of it."""
    import segno  # noqa: PLC0415 - most processes never draw one

    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(border=2, omitsize=True, title=title, svgclass="qr", lineclass=None)
    # The library draws it from an address of ours and escapes the title.
    return Markup(svg.replace("<svg", '<svg role="img"', 1))  # noqa: S704
