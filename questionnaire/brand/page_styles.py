"""A brand's colours as a style sheet for pages, in the layer that comes last."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.brand.colours import (
    OUR_TINT,
    OURS,
    PAGE_COLOURS,
    Colours,
    SchemeName,
    channels,
    in_drawings,
    shades,
)

SHEET = """@layer brand {{
  :root {{ {light} }}
  @media screen and (prefers-color-scheme: dark) {{
    :root {{ {dark} }}
  }}
  @media (forced-colors: none) {{
{drawings}
  }}
  .sheet-foot {{ border-top-color: {accent}; }}
}}
"""
# Maps and scales lie on white in either scheme.
PICTURES = ":is(.map, .scale)"


def page_styles(colours: Colours) -> str:
    return SHEET.format(
        light=_tokens(colours, "light"),
        dark=_tokens(colours, "dark"),
        drawings="\n".join(_drawings(colours)),
        accent=colours.light.accent,
    )


def _tokens(colours: Colours, scheme: SchemeName) -> str:
    return " ".join(f"--{name}: {value};" for name, value in _values(colours, scheme))


def _values(colours: Colours, scheme: SchemeName) -> Iterator[tuple[str, str]]:
    accents = colours.of(scheme)
    yield from (("brand", accents.accent), ("brand-dark", accents.strong), ("brand-pale", accents.pale))
    for number, shade in enumerate(shades(accents, PAGE_COLOURS[scheme].paper), 1):
        yield f"shade-{number}", shade
    if scheme == "light":
        yield "shadow", " ".join(map(str, channels(accents.strong)))


def _drawings(colours: Colours) -> Iterator[str]:
    becomes = in_drawings(colours.light)
    for attribute in ("fill", "stroke"):
        for ours in (OURS, OUR_TINT):
            yield f'    {PICTURES} [{attribute}="{ours}"] {{ {attribute}: {becomes[ours]}; }}'
    yield f'    .then-and-now [fill="{OURS}"] {{ fill: var(--brand); }}'
