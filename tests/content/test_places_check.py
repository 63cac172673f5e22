"""Every Land, town and field that the almanac names exists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.files import ContentError
from questionnaire.content.loader import CONTENT, check_together, load_almanac
from questionnaire.places.regions import Regions


@pytest.mark.parametrize(
    ("file", "known", "missing"),
    [
        ("levels", "BW", "BQ"),
        ("levels", "06631009", "06631999"),
        ("levels", "kita", "kit"),
        ("budgets", "BB", "B8"),
    ],
)
def test_what_the_almanac_names_but_nobody_knows_stops_the_app(  # noqa: PLR0917 - pytest hands them over
    tmp_path: Path, catalogue: Catalogue, regions: Regions, file: str, known: str, missing: str
) -> None:
    folder = Path(shutil.copytree(CONTENT / "almanac", tmp_path / "almanac"))
    path = folder / f"{file}.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(f'"{known}"', f'"{missing}"', 1), encoding="utf-8")

    with pytest.raises(ContentError, match=f"{file}.toml: .*there is no {missing}"):
        check_together(catalogue, load_almanac(folder), regions, tmp_path)


def test_a_name_of_a_place_that_does_not_exist_stops_the_app(catalogue: Catalogue, regions: Regions) -> None:
    fewer = {key: place for key, place in regions.places.items() if key != "11000-03"}

    with pytest.raises(ContentError, match=r"other_names.toml: names.berlin: there is no 11000-03"):
        check_together(catalogue, load_almanac(), replace(regions, places=fewer), CONTENT)
