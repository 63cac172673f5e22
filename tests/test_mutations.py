"""Mutations fit the project, so that a thorough run does not end at one that has nowhere to go."""

from __future__ import annotations

import pytest

from tests.thorough.mutations import MUTATIONS, PAGE, Mutation, page
from tests.thorough.site import ROOT


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.change)
def test_every_mutation_has_its_place_and_its_test(mutation: Mutation) -> None:
    file, _, name = mutation.caught_by.partition("::")

    assert (ROOT / mutation.file).read_text(encoding="utf-8").count(mutation.was) == 1
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8") or not name


def test_the_page_follows_from_the_list() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.thorough.mutations"
