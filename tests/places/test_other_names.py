"""The kept tables of other names and of postcodes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.other_names import load_names
from tests.answers.sheets import REGIONS

GAZETTEER = Gazetteer(REGIONS)
GROUPS = {group.id: group for group in REGIONS.names.groups}


def test_every_other_name_finds_its_place_and_is_never_taken_for_granted() -> None:
    lost = [
        name
        for group in GROUPS.values()
        for key, names in group.names.items()
        for name in names
        if key not in [place.key for place in GAZETTEER.find(name).places]
    ]

    assert lost == []


@pytest.mark.parametrize(("group", "count"), [("berlin", 97), ("hamburg", 104)])
def test_all_quarters_of_the_two_cities_are_there_once(group: str, count: int) -> None:
    quarters = Counter(name for names in GROUPS[group].names.values() for name in names)

    assert quarters.total() == len(quarters) == count


def test_every_municipality_with_a_town_hall_has_a_postcode() -> None:
    keys = {key for keys in REGIONS.postcodes.values() for key in keys.split()}
    places = [place for place in REGIONS.places.values() if place.kind in {"stadt", "gemeinde"}]

    assert [place.label for place in places if place.key not in keys] == []


def test_a_group_without_its_source_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "other_names.toml"
    path.write_text('[[groups]]\nid = "x"\n', encoding="utf-8")

    with pytest.raises(ValueError, match=r"other_names.toml: .*missing required field"):
        load_names(path)
