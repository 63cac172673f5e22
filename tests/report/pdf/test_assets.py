from __future__ import annotations

import pytest

from questionnaire.report.pdf.assets import AssetFetcher, AssetRefused
from questionnaire.report.pdf.png_address import png_address


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/x.png",
        "data:text/css,p{}",
        "data:image/svg+xml;base64,PHN2Zy8+",
        # An SVG, a comma too many, half a letter.
        "data:image/png;base64,PHN2Zy8+",
        "data:image/png;base64,,iVBORw0KGgo=",
        "data:image/png;base64,iVBORw0KGgo",
        "ftp://example.org/",
        "asset:../pdf.py",
        "asset:README.md",
        "asset:mark.svg?red",
        "asset:mark.svg?6b2a5b/../..",
        "regular.ttf",
    ],
)
def test_nothing_but_bundled_assets_is_served(address: str) -> None:
    with pytest.raises(AssetRefused):
        AssetFetcher().fetch(address)


def test_the_opener_underneath_is_closed_too() -> None:
    with pytest.raises(AssetRefused):
        AssetFetcher().open("file:///etc/passwd")


def test_a_bundled_font_is_served() -> None:
    assert AssetFetcher().fetch("asset:bold.ttf").read(4) == b"\x00\x01\x00\x00"


def test_a_png_that_the_document_brings_is_served() -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(range(256))

    assert AssetFetcher().fetch(png_address(png)).read() == png


def test_a_bundled_drawing_comes_in_the_colour_that_is_asked_for() -> None:
    drawing = AssetFetcher().fetch("asset:mark.svg?6b2a5b").read()

    assert b"#6b2a5b" in drawing and b"#0b5563" not in drawing
