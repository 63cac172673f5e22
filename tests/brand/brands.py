"""The example of the documents as a brand, and copies of it that something is changed in."""

from __future__ import annotations

import shutil
from pathlib import Path

from questionnaire.brand.brand import Brand
from questionnaire.brand.folder import FILE, load_brand
from questionnaire.report.logo import drawn

EXAMPLE = Path(__file__).parents[2] / "docs" / "brand"


def brand_folder(folder: Path, **changes: str) -> Path:
    """A copy of the example; each of `changes` is what a file holds instead, named without its ending."""
    copy = Path(shutil.copytree(EXAMPLE, folder / "brand"))
    for name, text in changes.items():
        (copy / (FILE if name == "brand" else f"{name}.svg")).write_text(text, encoding="utf-8")
    return copy


def with_changed(folder: Path, words: str, instead: str) -> Path:
    said = (EXAMPLE / FILE).read_text(encoding="utf-8")
    assert words in said
    return brand_folder(folder, brand=said.replace(words, instead, 1))


def read(folder: Path) -> Brand:
    brand = load_brand(str(folder), drawn)
    assert brand
    return brand


def example() -> Brand:
    return read(EXAMPLE)
