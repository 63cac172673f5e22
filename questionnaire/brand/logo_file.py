"""A logo that a brand names: read, checked, drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from questionnaire.brand.brand import Logo, LogoFile
from questionnaire.brand.svg import NotDrawable, written_anew

MOST_BYTES = 200_000
# In a PNG's head.
WIDTH, HEIGHT = slice(16, 20), slice(20, 24)

# Makes a PNG of a picture with pixels, or raises ValueError.
Draw = Callable[[bytes], bytes]


class LogoFault(Struct, frozen=True):
    text: str


def read_logo(folder: Path, logo: LogoFile, draw: Draw) -> Logo | LogoFault:
    """A link or a name with a path leads to no other folder."""
    try:
        sent = (folder / logo.file).read_bytes()
    except OSError as error:
        return LogoFault(f"{logo.file} cannot be read: {error.strerror}")
    if len(sent) > MOST_BYTES:
        return LogoFault(f"{logo.file} has {len(sent)} bytes, {MOST_BYTES} at most")
    try:
        return _svg(sent, logo) if logo.file.endswith(".svg") else _png(draw(sent), logo)
    except NotDrawable as error:
        return LogoFault(f"{logo.file} {error}")
    except ValueError as error:
        return LogoFault(f"{logo.file} cannot be drawn: {type(error).__doc__}")


def _svg(sent: bytes, logo: LogoFile) -> Logo:
    drawing, share = written_anew(sent)
    return Logo(kind="svg", drawing=drawing, share=share, text=logo.text)


def _png(drawing: bytes, logo: LogoFile) -> Logo:
    width, height = (int.from_bytes(drawing[side]) for side in (WIDTH, HEIGHT))
    return Logo(kind="png", drawing=drawing, share=width / height, text=logo.text)
