"""Keys as offices and spreadsheets write them."""

from __future__ import annotations

import pytest

from questionnaire.places.candidates import Candidates
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.official_keys import place_by_key
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from tests.answers.sheets import REGIONS

GAZETTEER = Gazetteer(REGIONS)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("09162", "München"),
        ("9162", "München"),
        ("09162000", "München"),
        ("9162000", "München"),
        ("091620000000", "München"),
        ("91620000000", "München"),
        ("12052000", "Cottbus"),
        ("02000000", "Hamburg"),
        ("110000000000", "Berlin"),
        ("11000-08", "Neukölln"),
        ("12060000", "Barnim"),
        ("120600000000", "Barnim"),
        ("12060052", "Eberswalde"),
        ("12 0 60 052", "Eberswalde"),
        ("120600052052", "Eberswalde"),
        ("12 0 60 0052 052", "Eberswalde"),
        ("10595996020", "Dörpstedt"),
        ("010595996020", "Dörpstedt"),
    ],
)
def test_a_key_in_any_official_form_is_its_place(typed: str, name: str) -> None:
    found = GAZETTEER.resolve(typed)

    assert isinstance(found, Place)
    assert found.name.startswith(name)


def test_every_place_with_digits_is_found_by_its_regional_key(regions: Regions) -> None:
    numbered = [place for place in regions.places.values() if place.level != "borough"]
    keys = {place: f"{place.district}0{place.key[5:] or '000'}{place.key[5:] or '000'}" for place in numbered}

    assert [place.label for place in numbered if place_by_key(regions, keys[place]) != place] == []


@pytest.mark.parametrize("typed", ["120600052025", "120601052052", "120605003000"])
def test_a_key_whose_parts_contradict_each_other_is_only_a_guess(typed: str) -> None:
    found = GAZETTEER.resolve(typed)

    assert isinstance(found, Candidates)
    assert found.guessed or not found.places


@pytest.mark.parametrize(
    "typed",
    ["12", "09", "12000000", "120605003", "12060052 052", "12.060.052", "0912060052", "１２０６００５２"],
)
def test_what_is_no_places_key_is_none(regions: Regions, typed: str) -> None:
    assert place_by_key(regions, typed) is None
