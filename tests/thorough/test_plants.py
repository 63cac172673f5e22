"""Each protection is taken away once, and its test must notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.thorough.figures import Note
from tests.thorough.plants import PLANTS, Plant, copy_of_project, put_in, run

# Longer than any other test may take.
pytestmark = pytest.mark.timeout(1800)


def test_without_a_plant_none_of_these_tests_fails(folder: Path) -> None:
    """All but those that take minutes: they are part of this run anyway."""
    quick = {plant.caught_by for plant in PLANTS if "tests/thorough" not in plant.caught_by}

    done = run(copy_of_project(folder), *sorted(quick))

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.planted)
def test_a_protection_that_is_taken_away_is_missed(plant: Plant, folder: Path, note: Note) -> None:
    project = copy_of_project(folder)
    put_in(plant, project)

    done = run(project, plant.caught_by)

    note(f"planted: {plant.planted}", "caught" if done.returncode == 1 else "not caught", "caught")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"FAILED {plant.caught_by}" in done.stdout, done.stdout
