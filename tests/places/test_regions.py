from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.loader import CONTENT
from questionnaire.places.lands import LANDS
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.tables import load_regions

# Numbers of Landkreise and county-level cities in each Land, as the register of 2026 has them.
DISTRICTS_IN_LAND = {
    "BB": 18,
    "BE": 1,
    "BW": 44,
    "BY": 96,
    "HB": 2,
    "HE": 27,
    "HH": 1,
    "MV": 8,
    "NI": 45,
    "NW": 53,
    "RP": 36,
    "SH": 15,
    "SL": 6,
    "SN": 13,
    "ST": 14,
    "TH": 22,
}


def test_germany_has_401_districts(regions: Regions) -> None:
    assert len(regions.districts) == 401


def test_each_land_has_its_districts(regions: Regions) -> None:
    assert Counter(district.land for district in regions.districts) == DISTRICTS_IN_LAND


def test_there_are_sixteen_laender_with_names_in_both_languages(catalogue: Catalogue) -> None:
    assert set(LANDS) == set(DISTRICTS_IN_LAND)
    assert all(catalogue.land_name(land).de and catalogue.land_name(land).en for land in LANDS)


@pytest.mark.parametrize(
    "expected",
    [
        ("12073", "Landkreis Uckermark", "BB", "landkreis", 117_432),
        ("12070", "Landkreis Prignitz", "BB", "landkreis", 75_595),
        ("12052", "Cottbus", "BB", "stadt", 95_123),
        ("12054", "Potsdam", "BB", "stadt", 184_754),
        ("11000", "Berlin", "BE", "stadt", 3_685_265),
        ("09162", "München", "BY", "stadt", 1_505_005),
        ("09777", "Landkreis Ostallgäu", "BY", "landkreis", 142_047),
        ("08111", "Stuttgart", "BW", "stadt", 612_663),
        ("03241", "Region Hannover", "NI", "landkreis", 1_140_888),
        ("10041", "Regionalverband Saarbrücken", "SL", "landkreis", 333_149),
        ("01054", "Kreis Nordfriesland", "SH", "landkreis", 170_029),
    ],
)
def test_a_district_is_what_the_register_says(
    regions: Regions, expected: tuple[str, str, str, str, int]
) -> None:
    district = regions.place(expected[0])

    assert district is not None
    found = (district.key, district.label, district.land, district.kind, district.population)
    assert found == expected


def test_every_label_is_unique(regions: Regions) -> None:
    labels = Counter(district.label for district in regions.districts)

    assert [label for label, times in labels.items() if times > 1] == []


def test_a_city_and_the_county_around_it_can_be_told_apart(regions: Regions) -> None:
    city, county = regions.place("09762"), regions.place("09777")
    same_name = [d for d in regions.districts if d.name == "Rosenheim"]

    assert city is not None and county is not None
    assert {d.kind for d in same_name} == {"stadt", "landkreis"}
    assert len({d.label for d in same_name}) == 2


def test_the_key_begins_with_the_key_of_the_land(regions: Regions) -> None:
    keys = {district.land: set[str]() for district in regions.districts}
    for district in regions.districts:
        keys[district.land].add(district.key[:2])

    assert all(len(prefixes) == 1 for prefixes in keys.values())
    assert len({prefix for prefixes in keys.values() for prefix in prefixes}) == 16


def test_the_population_of_all_districts_is_germanys(regions: Regions) -> None:
    total = sum(district.population for district in regions.districts)

    assert 83_000_000 < total < 84_500_000


@pytest.mark.parametrize("ags", [None, "", "12999", "1207", "Uckermark"])
def test_what_is_no_key_finds_no_district(regions: Regions, ags: str | None) -> None:
    assert regions.place(ags) is None


def test_the_source_of_the_figures_is_named_in_both_languages(regions: Regions) -> None:
    assert "Destatis" in regions.attribution.de
    assert "Destatis" in regions.attribution.en
    assert "2026-02-28" in regions.attribution.de and "2026-02-28" in regions.attribution.en


def test_a_table_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert (CONTENT / "regions" / "districts.csv").exists()

    with pytest.raises(FileNotFoundError):
        load_regions(tmp_path)


@pytest.mark.parametrize("kind", ["kreisfreie Stadt", "Stadtkreis"])
def test_a_county_level_city_is_a_city_by_either_name(kind: str) -> None:
    city = Place("08111", "Stuttgart", "Stuttgart", kind, "district", "BW", "08111", 1, 1.0)

    assert city.kind == "stadt"


@pytest.mark.parametrize(
    ("key", "label", "kind"),
    [
        ("12060052", "Eberswalde (Landkreis Barnim)", "gemeinde"),
        ("12060100", "Joachimsthal (Landkreis Barnim)", "amt"),
        ("12060020", "Bernau bei Berlin (Landkreis Barnim)", "gemeinde"),
        ("12073572", "Templin (Landkreis Uckermark)", "gemeinde"),
        ("11000-08", "Berlin-Neukölln (Bezirk)", "bezirk"),
        ("02000-01", "Hamburg-Mitte (Bezirk)", "bezirk"),
    ],
)
def test_municipalities_and_bezirke_are_places_too(regions: Regions, key: str, label: str, kind: str) -> None:
    place = regions.place(key)

    assert place is not None
    assert (place.label, place.kind) == (label, kind)


def test_every_municipality_can_be_chosen_by_a_label_of_its_own(regions: Regions) -> None:
    levels = Counter(place.level for place in regions.places.values())
    labels = {place.label for place in regions.places.values()}

    assert levels == {"district": 401, "municipality": 10_747 - 107, "borough": 19}
    assert len(labels) == len(regions.places)


def test_namesakes_in_one_district_both_name_their_administration(regions: Regions) -> None:
    labels = {place.label for place in regions.places.values()}

    assert {
        "Neuenkirchen (Gemeinde, Amt Anklam-Land)",
        "Neuenkirchen (Gemeinde, Amt Landhagen)",
        "Garding (Stadt, Amt Eiderstedt)",
        "Garding (Gemeinde, Amt Eiderstedt)",
    } <= labels


def test_the_amt_that_administers_a_small_town_is_named(regions: Regions) -> None:
    town = regions.place("12060100")

    assert town is not None and town.association is not None
    assert (town.association.type, town.association.name) == ("Amt", "Joachimsthal (Schorfheide)")


def test_whoever_is_a_neighbour_has_that_neighbour(regions: Regions) -> None:
    for key, neighbours in regions.neighbours.items():
        assert all(key in regions.neighbours[neighbour] for neighbour in neighbours)
