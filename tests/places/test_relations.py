"""How places stand to each other, against facts that anybody can look up on a map."""

from __future__ import annotations

from math import log

import pytest

from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import Where, distance, relation, similar

MIRRORED = {"inside": "around", "around": "inside"}

# One place, another, how the second stands to the first, whether they are of similar size.
FACTS: list[tuple[str, str, Where, bool]] = [
    ("12060", "12073", "next_door", True),  # Barnim, Uckermark
    ("12060", "11000", "next_door", False),  # Barnim, Berlin
    ("12073", "12070", "same_land", True),  # Uckermark, Prignitz
    ("12073", "12060020", "next_door", False),  # Uckermark, Bernau in Barnim
    ("12052", "12071", "next_door", False),  # Cottbus, Spree-Neiße all around it
    ("12052", "12066", "beyond_next", False),  # Cottbus, Oberspreewald-Lausitz
    ("12052", "12054", "same_land", True),  # Cottbus, Potsdam
    ("12052", "12070", "same_land", False),  # Cottbus, Prignitz: a city and a county
    ("01001", "01059", "next_door", False),  # Flensburg, Schleswig-Flensburg
    ("01001", "01054", "beyond_next", False),  # Flensburg, Nordfriesland
    ("12060052", "12060020", "same_district", True),  # Eberswalde, Bernau
    ("12060052", "12065256", "next_district", True),  # Eberswalde, Oranienburg
    ("12060052", "12060100", "same_district", False),  # Eberswalde, Joachimsthal in an Amt
    ("12060052", "12060", "around", False),  # Eberswalde, Barnim
    ("11000", "11000-08", "inside", False),  # Berlin, Neukölln
    ("11000-08", "11000-07", "next_door", True),  # Neukölln, Tempelhof-Schöneberg
    ("11000-08", "11000-05", "same_land", True),  # Neukölln, Spandau
    ("11000-08", "02000-04", "elsewhere", True),  # Neukölln, Hamburg-Nord
    ("11000-08", "12061", "elsewhere", False),  # Neukölln, Dahme-Spreewald: another kind of place
    ("11000", "02000", "elsewhere", True),  # Berlin, Hamburg
    ("13073", "13075", "next_door", True),  # Vorpommern-Rügen, Vorpommern-Greifswald
    ("09163", "09187", "next_door", False),  # Rosenheim, the county of the same name around it
    ("04011", "04012", "next_door", False),  # Bremen, Bremerhaven: at the overseas port
]


def here(regions: Regions, key: str) -> Place:
    place = regions.place(key)
    assert place is not None
    return place


@pytest.mark.parametrize(("one", "other", "where", "alike"), FACTS)
def test_a_place_stands_to_another_as_on_the_map(
    regions: Regions, one: str, other: str, where: Where, alike: bool
) -> None:
    found = relation(regions, here(regions, one), here(regions, other))

    assert (found.where, found.similar) == (where, alike)


@pytest.mark.parametrize(("one", "other", "where", "alike"), FACTS)
def test_seen_from_the_other_side_it_is_the_same(
    regions: Regions, one: str, other: str, where: Where, alike: bool
) -> None:
    found = relation(regions, here(regions, other), here(regions, one))

    assert (found.where, found.similar) == (MIRRORED.get(where, where), alike)


def test_distance_is_population_first_and_density_second(regions: Regions) -> None:
    """4: similar size is |ln population ratio| + 0.35 · |ln density ratio|."""
    one = Place("1", "One", "One", "Gemeinde", "municipality", "BB", "12060", 1000, 10.0)
    other = Place("2", "Two", "Two", "Gemeinde", "municipality", "BB", "12060", 2000, 10.0)

    assert distance(one, other) == pytest.approx(log(2) + 0.35 * log(2))
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0


@pytest.mark.parametrize(("people", "alike"), [(499, False), (500, True), (2000, True), (2001, False)])
def test_similar_size_is_from_half_to_twice_as_many_people(people: int, alike: bool) -> None:
    one = Place("1", "One", "One", "Gemeinde", "municipality", "BB", "12060", 1000, 10.0)
    other = Place("2", "Two", "Two", "Gemeinde", "municipality", "BB", "12060", people, 10.0)

    assert similar(one, other) is alike
    assert similar(other, one) is alike


def test_a_city_is_never_of_similar_size_to_a_county(regions: Regions) -> None:
    assert not similar(here(regions, "12052"), here(regions, "12062"))
