"""A closed set of assets: bundled fonts and drawings by name, drawings that a document brings as a PNG.

Drawings come in the colour that their address asks for: `asset:mark.svg?6b2a5b`. Nothing else at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

from questionnaire.brand.colours import OURS
from questionnaire.report.pdf.png_address import png_behind

SCHEME = "asset:"
FOLDER = Path(__file__).parent
DRAWINGS = Path(__file__).parents[3] / "static" / "drawings"
COLOUR = re.compile(r"([0-9a-f]{6})?")
KINDS: Mapping[str, str] = {".ttf": "font/ttf", ".svg": "image/svg+xml"}


class AssetRefused(ValueError):
    """An address that is no bundled asset."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint publishes no types
    """Serves `asset:name` from what was read at the start; opens no file and no connection."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=())
        paths = [*(FOLDER / "fonts").glob("*.ttf"), *DRAWINGS.glob("*.svg")]
        self._contents = {path.name: path.read_bytes() for path in paths}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Raises AssetRefused, also for whatever the base class would have tried."""
        png = png_behind(url)
        if png is not None:
            return URLFetcherResponse(url, png, {"Content-Type": "image/png"})
        name, _, colour = url.removeprefix(SCHEME).partition("?")
        if not url.startswith(SCHEME) or name not in self._contents or not COLOUR.fullmatch(colour):
            raise AssetRefused(url)
        content = self._contents[name]
        if colour:
            content = content.replace(OURS.encode(), f"#{colour}".encode())
        return URLFetcherResponse(url, content, {"Content-Type": KINDS[Path(name).suffix]})
