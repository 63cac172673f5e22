"""No package that we bring is older than the last version that an advisory calls safe. Needs no network."""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LIST: dict[str, Any] = tomllib.loads((ROOT / "tests" / "security_floors.toml").read_text())
FLOORS = {floor["package"]: floor for floor in LIST["floors"]}
PINNED = re.compile(r"^([a-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
ADVISORY = re.compile(r"CVE-\d{4}-\d{4,}|GHSA(-[23456789cfghjmpqrvwx]{4}){3}")


def too_old(requirements: str) -> list[str]:
    """What is pinned below its floor, with the advisory."""
    return [
        f"{name} {version}: {FLOORS[name]['advisory']}"
        for name, version in PINNED.findall(requirements)
        if name in FLOORS and Version(version) < Version(FLOORS[name]["version"])
    ]


def test_no_pinned_package_is_below_its_floor() -> None:
    assert too_old((ROOT / "requirements.txt").read_text()) == []


@pytest.mark.parametrize("name", FLOORS)
def test_every_floor_is_about_a_package_that_we_bring(name: str) -> None:
    assert name in dict(PINNED.findall((ROOT / "requirements.txt").read_text()))


@pytest.mark.parametrize("floor", FLOORS.values(), ids=FLOORS)
def test_every_floor_names_its_advisory(floor: dict[str, str]) -> None:
    assert ADVISORY.fullmatch(floor["advisory"]) and floor["about"]


def test_a_version_below_its_floor_is_named() -> None:
    assert too_old("weasyprint==69.0 \\\nflask==3.1.3\n") == ["weasyprint 69.0: CVE-2026-55073"]


def test_the_list_is_looked_through_four_times_a_year() -> None:
    assert LIST["as_of"] < LIST["review_by"] <= LIST["as_of"] + timedelta(days=92)
