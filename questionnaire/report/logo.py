"""A logo from outside, drawn anew: a small opaque PNG of what is to be seen, and nothing else of the file.

Only render processes read what somebody sends, and the web process names the faults. An operator's own file,
which a brand names, is read once at the start.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Drawing

FORMATS = ("PNG", "JPEG")
# Each side.
MOST_PIXELS = 4_000
# Enough for a printer at the largest size that page 1 has for it.
DRAWN = (960, 240)
WHITE, PALEST = (255, 255, 255, 255), 8


class NotAnImage(ValueError):
    """Not a whole PNG or JPEG."""


class TooManyPixels(ValueError):
    """Whatever it takes to draw it would be too much."""


class NothingToSee(ValueError):
    """White on white, or nothing at all."""


def drawn(sent: bytes) -> bytes:
    """Raises NotAnImage, TooManyPixels and NothingToSee."""
    seen = _trimmed(_on_white(_opened(sent)))
    seen.thumbnail(DRAWN)
    file = BytesIO()
    seen.save(file, "PNG", optimize=True)
    return file.getvalue()


def _opened(sent: bytes) -> Drawing:
    """Its head is read, its pixels are not."""
    from PIL import Image  # noqa: PLC0415 - few processes draw

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(BytesIO(sent), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise TooManyPixels from error
        except Exception as error:
            raise NotAnImage from error
    if max(image.size) > MOST_PIXELS:
        raise TooManyPixels
    return image


def _on_white(image: Drawing) -> Drawing:
    """As paper shows it. The new drawing has no metadata, profile or further frames."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - few processes draw

    try:
        with _whole_files_only():
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except Exception as error:
        raise NotAnImage from error
    paper = Image.new("RGBA", upright.size, WHITE)
    paper.alpha_composite(upright)
    return paper.convert("RGB")


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """WeasyPrint, which shares these processes, lets Pillow draw what is left of a broken file."""
    from PIL import ImageFile  # noqa: PLC0415 - few processes draw

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _trimmed(image: Drawing) -> Drawing:
    """Without white edges, which would make the logo small."""
    from PIL import ImageOps  # noqa: PLC0415 - few processes draw

    ink = ImageOps.invert(image.convert("L")).point(lambda grey: 255 if grey > PALEST else 0)
    box = ink.getbbox()
    if box is None:
        raise NothingToSee
    return image.crop(box)
