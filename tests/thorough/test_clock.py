"""A clock that jumps, a day back or 200 days ahead, while people save and the daily run erases."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.thorough.figures import Note
from tests.thorough.founders import SAMPLE, answered, let_begin, link_of
from tests.thorough.site import Site
from tests.thorough.wrong_clock import NAME, set_clock

MONTHS = 200
EARLY = link_of(1)


class Machine:
    """Days pass at a word; each ends with the run that erases what is due."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder, config="tests/thorough/clock_gunicorn.py")
        self.site.upgrade()
        self.file, self.ahead, self.passed = folder / "clock", 0.0, 0.0
        self.site.environment[NAME] = str(self.file)
        self.set_ahead(0)

    def set_ahead(self, days: float) -> None:
        self.ahead = days
        set_clock(self.file, ahead=self.ahead, passed=self.passed)

    def let_pass(self, days: float) -> int:
        """How many assessments the run at the end of these days erased."""
        self.passed += days
        set_clock(self.file, ahead=self.ahead, passed=self.passed)
        words = [sys.executable, "-m", "tests.thorough.wrong_clock", "--app", "app", "erase-expired"]
        said = subprocess.run(
            words,
            cwd=self.site.root,
            env=self.site.surroundings(),
            capture_output=True,
            text=True,
            check=True,
        )
        return int(said.stdout.split()[0])

    def has(self, link: str) -> bool:
        reply = self.site.client.get(f"/de/{link}/answers.json")
        return reply.status == 200 and str(SAMPLE["name"]) in reply.text


@pytest.fixture
def machine(folder: Path) -> Iterator[Machine]:
    """Its clock has gone steadily for more than a week."""
    made = Machine(folder)
    let_begin(made.site.url, [EARLY])
    made.site.start()
    answered(made.site.client, EARLY)
    made.let_pass(0)
    made.let_pass(8)
    yield made
    made.site.kill()


def test_a_clock_that_jumps_200_days_ahead_and_back_erases_nothing(machine: Machine, note: Note) -> None:
    machine.set_ahead(MONTHS)
    erased = [machine.let_pass(1.1) for _ in range(3)]
    hidden = not machine.has(EARLY)
    machine.set_ahead(0)
    erased += [machine.let_pass(1.1) for _ in range(2)]

    note("assessments erased by a clock that was 200 days ahead", sum(erased), 0)
    assert hidden, "the clock was not believed by the pages"
    assert sum(erased) == 0
    assert machine.has(EARLY)


def test_a_clock_that_jumps_a_day_back_refuses_and_erases_nothing(machine: Machine, note: Note) -> None:
    machine.set_ahead(-1)
    erased = [machine.let_pass(0), machine.let_pass(1.1)]
    statuses = answered(machine.site.client, EARLY)
    machine.set_ahead(0)
    erased.append(machine.let_pass(1.1))

    note("assessments erased by a clock that was a day behind", sum(erased), 0)
    assert (sum(erased), statuses, machine.has(EARLY)) == (0, {303}, True)


def test_with_a_clock_that_is_right_they_are_erased_in_time(machine: Machine) -> None:
    """Otherwise the others would prove nothing."""
    erased = [machine.let_pass(days) for days in (MONTHS, 1.1)]

    assert erased == [0, 1]
    assert not machine.has(EARLY)
