"""Plants fit the project, so that a thorough run does not end at one that has nowhere to go."""

from __future__ import annotations

import pytest

from tests.thorough.plants import PAGE, PLANTS, Plant, page
from tests.thorough.site import ROOT


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.planted)
def test_every_plant_has_its_place_and_its_test(plant: Plant) -> None:
    file, _, name = plant.caught_by.partition("::")

    assert (ROOT / plant.file).read_text(encoding="utf-8").count(plant.was) == 1
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8") or not name


def test_the_page_follows_from_the_list() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.thorough.plants"
