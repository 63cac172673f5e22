"""docs/security.md speaks of every row of levels 1 and 2, once, and each test that it names is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECURITY = ROOT / "docs" / "security.md"
# How many rows each section of ASVS 5.0 has on levels 1 and 2. They come first, but for section 3.1 and such.
SECTIONS = {
    1: (2, 9, 11, 3, 2),
    2: (3, 3, 4, 1),
    3: (0, 2, 4, 6, 5, 0, 2),
    4: (3, 1, 2, 4),
    5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4),
    7: (3, 4, 2, 5, 2, 2),
    8: (2, 3, 1, 1),
    9: (3, 4),
    10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1),
    12: (3, 2, 4),
    13: (1, 5, 2, 5),
    14: (2, 4, 3),
    15: (3, 3, 7),
    16: (1, 5, 4, 3, 3),
    17: (1, 4, 2),
}
NUMBER = re.compile(r"\b\d+\.\d+\.\d+\b")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
APP, OPERATOR, ABSENT = (part.splitlines() for part in SECURITY.read_text().split("\n## ")[1:])


def rows(part: list[str]) -> list[str]:
    return [number for line in part if line.startswith("| ") for number in NUMBER.findall(line.split("|")[1])]


@cache
def named_in(file: str) -> set[str]:
    return set(re.findall(r"^def (test_\w+)", (ROOT / file).read_text(), re.MULTILINE))


def test_every_row_of_levels_one_and_two_is_there_once() -> None:
    wanted = [
        f"{chapter}.{section}.{number}"
        for chapter, counts in SECTIONS.items()
        for section, count in enumerate(counts, start=1)
        for number in range(1, count + 1)
    ]

    assert len(wanted) == 253
    assert sorted(rows(APP) + rows(OPERATOR) + rows(ABSENT)) == sorted(wanted)


def test_the_counts_are_those_that_are_said() -> None:
    said = re.findall(r"^- \*\*(\d+) rows\*\*", SECURITY.read_text(), re.MULTILINE)

    assert [int(number) for number in said] == [len(rows(part)) for part in (APP, OPERATOR, ABSENT)]


@pytest.mark.parametrize("line", [line for line in APP if NUMBER.match(line[2:])], ids=lambda line: line[2:8])
def test_a_row_names_a_test_that_is_there_or_says_why_not(line: str) -> None:
    named = NAMED.findall(line)

    assert named or "**Deviation**" in line
    assert [test for file, test in named if test not in named_in(file)] == []
