"""A finished document in a brand's colours. What people typed is escaped by then, and looks like none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaire.brand.brand import Brand
from questionnaire.brand.colours import PAGE_COLOURS, Accents, in_drawings, mixed, shades

DRAWINGS = {"p.brand": "mark", **{f".stage-{number}": f"stage-{number}" for number in range(1, 5)}}
COLOURED = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')
TINT = 0.35


def in_colours(html: str, brand: Brand | None) -> str:
    """The same document where the brand has none."""
    if brand is None or brand.colours is None:
        return html
    accents = brand.colours.light
    becomes = in_drawings(accents)
    coloured = COLOURED.sub(lambda found: f'{found[1]}="{becomes.get(found[2], found[2])}"', html)
    return coloured.replace("</head>", f"<style>{' '.join(_rules(accents))}</style>\n</head>", 1)


def _rules(accents: Accents) -> Iterator[str]:
    white = PAGE_COLOURS["light"].paper
    tokens = {"accent": accents.accent, "tint": mixed(accents.accent, white, TINT)}
    tokens |= {f"shade-{number}": shade for number, shade in enumerate(shades(accents, white), 1)}
    yield f":root {{ {' '.join(f'--{name}: {value};' for name, value in tokens.items())} }}"
    for selector, name in DRAWINGS.items():
        yield f"{selector} {{ {_drawing(name, accents)} }}"
    # On the questionnaire, which has its mark on each page.
    yield f"@page {{ @top-left {{ {_drawing('mark', accents)} }} }}"


def _drawing(name: str, accents: Accents) -> str:
    return f'background-image: url("asset:{name}.svg?{accents.accent[1:]}");'
