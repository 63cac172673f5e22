"""The colours of pages and paper: those that a brand may choose, and those that they have to go with."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from questionnaire.texts import Content

Colour = Annotated[str, Meta(pattern=r"^#[0-9a-f]{6}\Z", description="a colour such as #6b2a5b")]
SchemeName = Literal["light", "dark"]


class Accents(Content, frozen=True, kw_only=True):
    """`accent` draws lines, links, headings and buttons; `strong` is what it becomes under the pointer;
    `pale` lies beneath words.
    """

    accent: Colour
    strong: Colour
    pale: Colour


class Colours(Content, frozen=True, kw_only=True):
    """For each scheme that a reader’s device may ask for. Paper takes the light one."""

    light: Accents
    dark: Accents

    def of(self, scheme: SchemeName) -> Accents:
        return self.light if scheme == "light" else self.dark


class PageColours(Struct, frozen=True, kw_only=True):
    """What a scheme of the pages has besides; as in `static/rathausreif.css`."""

    ink: str
    soft: str
    line: str
    edge: str
    paper: str
    ground: str


PAGE_COLOURS: dict[SchemeName, PageColours] = {
    "light": PageColours(
        ink="#15191c", soft="#4a5459", line="#c9d1d3", edge="#6d7a80", paper="#ffffff", ground="#f6f5f1"
    ),
    "dark": PageColours(
        ink="#eef1f2", soft="#b4bfc4", line="#3b474d", edge="#8d9aa1", paper="#1a2125", ground="#101517"
    ),
}
# How much of the accent is in each shade of a distribution; the fourth is the strong one.
SHADES = (0.15, 0.44, 0.78)


def channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def mixed(colour: str, paper: str, share: float) -> str:
    """`share` of the colour, the rest paper."""
    parts = zip(channels(colour), channels(paper), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in parts)


def shades(accents: Accents, paper: str) -> tuple[str, ...]:
    """From the palest to the fullest."""
    return (*(mixed(accents.accent, paper, share) for share in SHADES), accents.strong)


# What drawings have instead: maps, scales, bars and shades, marks.
OURS = "#0b5563"
OUR_TINT = "#dce6e8"
OUR_SHADES = ("#dbe7ea", "#93b7be", "#3f7f8b", "#073e49")
TINT = 0.14


def in_drawings(accents: Accents) -> dict[str, str]:
    """What becomes of each colour of our drawings, which lie on white."""
    white = PAGE_COLOURS["light"].paper
    tints = {OURS: accents.accent, OUR_TINT: mixed(accents.accent, white, TINT)}
    return tints | dict(zip(OUR_SHADES, shades(accents, white), strict=True))
