from __future__ import annotations

import pytest

from questionnaire.report.pdf.assets import AssetFetcher, AssetRefused


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/x.png",
        "data:text/css,p{}",
        "ftp://example.org/",
        "asset:../pdf.py",
        "asset:README.md",
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
