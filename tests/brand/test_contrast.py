"""Colours that cannot be told apart stop the start; the pair and both ratios are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import asdict

from questionnaire.brand.colours import PAGE_COLOURS, Accents, Colours, SchemeName, mixed, shades
from questionnaire.brand.contrast import contrast, faint_pairs

STYLES = (Path(__file__).parents[2] / "static" / "rathausreif.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in STYLES.split("@media", 2)[:2])
USUAL = Colours(
    light=Accents(accent="#0b5563", strong="#073e49", pale="#e6eff1"),
    dark=Accents(accent="#7fc6d3", strong="#b3e1e9", pale="#1c3a42"),
)


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert contrast("#ffffff", "#000000") == 21
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize(("scheme", "values"), [("light", LIGHT), ("dark", DARK)])
def test_what_brands_go_with_is_what_pages_have(scheme: SchemeName, values: dict[str, str]) -> None:
    assert asdict(PAGE_COLOURS[scheme]).items() <= values.items()


def test_our_own_colours_would_pass() -> None:
    assert list(faint_pairs(USUAL)) == []


@pytest.mark.parametrize(
    ("light", "dark", "said"),
    [
        (
            {"accent": "#777777"},
            {},
            "colours.light: accent #777777 on paper #ffffff has a contrast of 4.47:1, words need 4.5:1",
        ),
        ({"pale": "#767676"}, {}, "colours.light: edge #6d7a80 on pale #767676 has a contrast of 1.0"),
        ({}, {"strong": "#0b5563"}, "colours.dark: strong #0b5563 on paper #1a2125 has a contrast of 1.9"),
        ({}, {"pale": "#e6eff1"}, "colours.dark: ink #eef1f2 on pale #e6eff1 has a contrast of 1.0"),
    ],
)
def test_a_faint_pair_is_named_with_what_was_measured_and_what_is_needed(
    light: dict[str, str], dark: dict[str, str], said: str
) -> None:
    colours = Colours(light=Accents(**asdict(USUAL.light) | light), dark=Accents(**asdict(USUAL.dark) | dark))

    assert [fault for fault in faint_pairs(colours) if fault.startswith(said)]


def test_shades_go_from_pale_to_full_as_ours_do() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert shades(USUAL.light, "#ffffff") == ("#dae6e8", "#94b4ba", "#417a85", "#073e49")
