"""Each protection is taken away once, and its test must notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.thorough.figures import Note
from tests.thorough.mutations import MUTATIONS, Mutation, copy_of_project, put_in, run

# Longer than any other test may take.
pytestmark = pytest.mark.timeout(1800)


def test_without_a_mutation_none_of_these_tests_fails(folder: Path) -> None:
    """All but those that take minutes: they are part of this run anyway."""
    quick = {mutation.caught_by for mutation in MUTATIONS if "tests/thorough" not in mutation.caught_by}

    done = run(copy_of_project(folder), *sorted(quick))

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.change)
def test_a_protection_that_is_taken_away_is_missed(mutation: Mutation, folder: Path, note: Note) -> None:
    project = copy_of_project(folder)
    put_in(mutation, project)

    done = run(project, mutation.caught_by)

    note(f"mutation: {mutation.change}", "caught" if done.returncode == 1 else "not caught", "caught")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"FAILED {mutation.caught_by}" in done.stdout, done.stdout
