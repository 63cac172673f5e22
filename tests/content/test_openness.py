"""Lists that municipalities were on: each entry a real place, each round with its source."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.openness import evidence
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.files import ContentError
from questionnaire.content.loader import CONTENT, check_together, load_almanac
from questionnaire.places.regions import Regions


def core(name: str) -> str:
    """The part of a name that lists and the register write alike."""
    return re.split(r"[ /(]", re.sub(r"^(Landkreis|Kreis|Bad|St\.) ", "", name))[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT / "almanac", tmp_path / "almanac"))


def change(folder: Path, words: str, instead: str) -> Almanac:
    file = folder / "openness.toml"
    before = file.read_text(encoding="utf-8")
    assert words in before
    file.write_text(before.replace(words, instead, 1), encoding="utf-8")
    return load_almanac(folder)


def test_every_place_and_source_on_a_list_exists(
    catalogue: Catalogue, almanac: Almanac, regions: Regions
) -> None:
    check_together(catalogue, almanac, regions)


def test_each_key_is_the_place_that_the_list_names(almanac: Almanac, regions: Regions) -> None:
    entries = [item for entry in almanac.openness for rnd in entry.rounds for item in rnd.members.items()]

    assert len(entries) == 111
    assert [name for key, name in entries if core(name) not in regions.places[key].label] == []


def test_what_a_list_calls_a_county_is_one_and_nothing_else(almanac: Almanac, regions: Regions) -> None:
    for entry in almanac.openness:
        for key, name in ((key, name) for rnd in entry.rounds for key, name in rnd.members.items()):
            county = regions.places[key].kind == "landkreis"
            assert county == bool(re.search(r"[Kk]reis\b", name)), name


def test_lists_are_of_years_gone_by(almanac: Almanac, today: date) -> None:
    for entry in almanac.openness:
        assert all(2010 <= rnd.year <= (rnd.until or rnd.year) <= today.year for rnd in entry.rounds)


def test_cottbus_was_on_two_lists(almanac: Almanac) -> None:
    found = evidence(almanac.openness, "12052")

    assert [(each.list.id, [rnd.years for rnd in each.rounds]) for each in found] == [
        ("mpsc", ["2019"]),
        ("gnk_bb", ["2021", "2022–2023"]),
    ]


def test_a_place_on_no_list_has_no_evidence(almanac: Almanac) -> None:
    assert evidence(almanac.openness, "12060") == ()


def test_joint_projects_count_for_each_member(almanac: Almanac) -> None:
    """4.2: Bad Belzig+Wiesenburg/Mark 2020."""
    assert [evidence(almanac.openness, key)[0].rounds[0].year for key in ("12069020", "12069665")] == [
        2020
    ] * 2


def test_a_place_that_does_not_exist_stops_the_app(
    catalogue: Catalogue, regions: Regions, folder: Path
) -> None:
    broken = change(folder, '12052 = "Cottbus"', '12999 = "Cottbus"')

    with pytest.raises(ContentError, match=r"openness\.toml: mpsc: Cottbus: there is no place 12999"):
        check_together(catalogue, broken, regions)


def test_a_source_that_does_not_exist_stops_the_app(
    catalogue: Catalogue, regions: Regions, folder: Path
) -> None:
    broken = change(folder, 'source = "mpsc_2019"', 'source = "hearsay"')

    with pytest.raises(ContentError, match=r"openness\.toml: mpsc: there is no source hearsay"):
        check_together(catalogue, broken, regions)


def test_a_misspelt_key_stops_the_app_and_names_the_list(folder: Path) -> None:
    with pytest.raises(ContentError, match=r"openness\.toml: mpsc"):
        change(folder, "  year = 2019", "  yaer = 2019")
