"""The table says what the package says. Where a new release of it says more, the table is written anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from questionnaire.calendar.public_holidays import LANDS as WITH_HOLIDAYS
from questionnaire.calendar.public_holidays import YEARS, from_package, public_holidays
from questionnaire.places.lands import LANDS

ROOT = Path(__file__).parents[2]
ASK = """
import sys
from questionnaire.calendar.public_holidays import YEARS, public_holidays

for year in (YEARS[-1], YEARS[-1] + 1):
    print(len(public_holidays("BB", year)) > 9, "holidays" in sys.modules)
"""


@pytest.mark.parametrize("land", [None, *LANDS])
def test_the_table_is_what_the_package_says(land: str | None) -> None:
    for year in YEARS:
        assert public_holidays(land, year) == from_package(land, year)


def test_the_table_has_every_land() -> None:
    assert sorted(WITH_HOLIDAYS) == sorted(LANDS)


def test_only_a_year_beyond_the_table_loads_the_package() -> None:
    said = subprocess.check_output([sys.executable, "-c", ASK], cwd=ROOT, text=True)

    assert said == "True False\nTrue True\n"
