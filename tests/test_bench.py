"""Measurements are where `./bench/run` looks for them, and it ends with 1 where a bar is missed."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from bench.peers.typst_markup import Markup
from bench.run import COMMANDS, summary

README = (Path(__file__).parents[1] / "bench/README.md").read_text("utf-8")


@pytest.mark.parametrize("module", COMMANDS.values())
def test_each_measurement_is_a_module(module: str) -> None:
    assert importlib.util.find_spec(module)


def test_the_readme_has_a_row_for_each_measurement_and_no_other() -> None:
    assert re.findall(r"^\| `(\w+)", README, re.MULTILINE) == list(COMMANDS)


def test_one_missed_bar_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    kept, missed = "a page at most 3 x: kept (2 x)", "a save at most 8 x: MISSED (9 x)"

    assert summary({"pages": [kept]}) == 0
    assert summary({"pages": [kept, missed]}) == 1
    assert capsys.readouterr().out.endswith(f"  pages     {missed}\n")


def test_no_sign_of_a_plan_means_anything_to_typst() -> None:
    html = (
        '<body data-owner="a" data-page="" data-of="" data-end=""><p>1. #let *x* [y] <b>10 %</b></p></body>'
    )

    text = Markup(html).text.splitlines()[-1]

    assert text == r"#par[1\. \#let \*x\* \[y\] #strong[10 \%]]"
