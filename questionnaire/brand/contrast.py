"""Whether a brand's colours can be told apart: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from msgspec.structs import asdict

from questionnaire.brand.colours import PAGE_COLOURS, Colours, SchemeName, channels

WORDS, PARTS = 4.5, 3.0
WHAT = {WORDS: "words need", PARTS: "parts of the interface need"}
# What lies upon what, wherever a brand has chosen one of the two.
PAIRS = (
    ("accent", "paper", WORDS),
    ("accent", "ground", WORDS),
    ("accent", "pale", WORDS),
    ("strong", "paper", WORDS),
    ("strong", "ground", WORDS),
    ("strong", "pale", WORDS),
    ("ink", "pale", WORDS),
    ("soft", "pale", WORDS),
    ("edge", "pale", PARTS),
)


def luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faint_pairs(colours: Colours) -> Iterator[str]:
    """A sentence for each pair that cannot be told apart well enough, in either scheme."""
    for scheme in get_args(SchemeName):
        named = asdict(PAGE_COLOURS[scheme]) | asdict(colours.of(scheme))
        yield from (f"colours.{scheme}: {fault}" for fault in _faint(named))


def _faint(named: Mapping[str, str]) -> Iterator[str]:
    for upper, lower, least in PAIRS:
        measured = contrast(named[upper], named[lower])
        if measured < least:
            # Cut, not rounded: 4.499 is not 4.5.
            said = f"{int(measured * 100) / 100:.2f}"
            yield (
                f"{upper} {named[upper]} on {lower} {named[lower]} has a contrast of {said}:1,"
                f" {WHAT[least]} {least}:1"
            )
