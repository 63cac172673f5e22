"""The cliffs: each of these was measured to make a plan a fifth to three times dearer, or to fail PDF/UA."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from questionnaire.report.pdf.render import FOLDER

SOURCE = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.css"))
SHEET = re.sub(r"/\*.*?\*/", "", SOURCE, flags=re.DOTALL)
PARTS = (path for path in (FOLDER.parent / "plan").glob("*.html"))
SHARED = (path for path in PARTS if "{% extends" not in path.read_text(encoding="utf-8"))
# The page itself is never printed from; its parts are.
TEMPLATES = [*FOLDER.glob("*.html"), *SHARED]


@pytest.mark.parametrize(
    "cliff",
    [
        r"overflow-wrap:\s*anywhere",
        r"hyphens:\s*auto",
        r"\bflex\b",
        r"\bgrid\b",
        r"\bcolumns?(-count)?:",
        r"float:",
        "woff",
    ],
)
def test_the_style_sheet_avoids_what_is_slow_or_breaks_badly(cliff: str) -> None:
    assert not re.search(cliff, SHEET)


@pytest.mark.parametrize("forbidden", [r"opacity", r"url\((?!\"asset:)", r"@import", r"https?:"])
def test_the_style_sheet_asks_for_nothing_outside(forbidden: str) -> None:
    assert not re.search(forbidden, SHEET)


def test_tables_have_fixed_columns() -> None:
    assert "table-layout: fixed" in SHEET


def test_no_text_is_too_small_to_read() -> None:
    sizes = [float(size) for size in re.findall(r"([\d.]+)pt", SHEET)]

    assert min(size for size in sizes if size > 2) >= 8.6


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_bring_no_style_image_or_raw_markup(template: Path) -> None:
    """Bars alone are placed by numbers; drawings that no reader is told of are for pages only.

    What a document brings itself is told.
    """
    assert not re.search(
        r"<(style|link|script)\b|<img(?![^>]*src=\"{{[^>]*alt=\"{{)|<svg(?![^>]*(>\s*<title>|aria-hidden))|\|\s*safe"
        r"|style=(?!\"(left|width|{% if))",
        template.read_text(encoding="utf-8"),
    )
