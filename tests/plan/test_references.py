"""The ladder: never the target, nothing twice, each with a reason, and sensible at the edges."""

from __future__ import annotations

import pytest

from questionnaire.almanac.almanac import Almanac
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import similar
from questionnaire.plan.references import MOST, Reference, References, references
from tests.answers.sheets import ALMANAC, REGIONS

EVERY = 37
MUNICIPALITIES = [key for key, place in REGIONS.places.items() if place.level == "municipality"]
# As the regions' notes have it: nobody of similar size in their own Land.
ALONE_IN_THEIR_LAND = {
    "02000": "Hamburg",
    "03241": "Region Hannover",
    "04011": "Bremen",
    "04012": "Bremerhaven",
    "06412": "Frankfurt am Main",
    "08211": "Baden-Baden",
    "09162": "München",
    "11000": "Berlin",
    "13003": "Rostock",
    "13004": "Schwerin",
    "14511": "Chemnitz",
    "15001": "Dessau-Roßlau",
}


def here(key: str) -> Place:
    place = REGIONS.place(key)
    assert place is not None, key
    return place


def found(target: str, *customers: str) -> References:
    answer = references(ALMANAC, REGIONS, here(target), tuple(map(here, customers)))
    assert answer is not None
    return answer


def keys(answer: References) -> list[str]:
    return [entry.place.key for entry in answer.entries]


def by_key(answer: References, key: str) -> Reference:
    return next(entry for entry in answer.entries if entry.place.key == key)


def check(target: str) -> None:
    answer = found(target)
    assert 2 <= len(answer.entries) <= MOST, target
    assert target not in keys(answer), target
    assert len(set(keys(answer))) == len(answer.entries), target
    for entry in answer.entries:
        assert entry.relation.similar or entry.relation.where in ("next_door", "beyond_next"), target


def test_without_a_target_there_is_no_ladder(almanac: Almanac, regions: Regions) -> None:
    assert references(almanac, regions, None, (here("12060"),)) is None


def test_every_district_has_references_that_are_others_and_have_a_reason() -> None:
    for district in REGIONS.districts:
        check(district.key)


def test_so_has_every_thirty_seventh_municipality() -> None:
    for key in MUNICIPALITIES[::EVERY]:
        check(key)


@pytest.mark.parametrize("key", [key for key, place in REGIONS.places.items() if place.level == "borough"])
def test_a_bezirk_stands_only_with_bezirke(key: str) -> None:
    check(key)

    assert {entry.place.level for entry in found(key).entries} == {"borough"}


def test_no_other_place_stands_with_bezirke() -> None:
    assert not any(
        entry.place.level == "borough" for entry in found("11000").entries + found("02000").entries
    )


def test_neighbours_of_similar_size_come_first_then_those_in_the_land() -> None:
    answer = found("12060")

    assert keys(answer)[:4] == ["12064", "12065", "12073", "11000"]
    assert [entry.relation.similar for entry in answer.entries[:4]] == [True, True, True, False]
    assert {entry.relation.where for entry in answer.entries[4:6]} == {"same_land"}


def test_berlin_has_its_neighbours_and_hamburg() -> None:
    answer = found("11000")

    assert by_key(answer, "02000").relation.where == "elsewhere"
    assert {entry.relation.where for entry in answer.entries[:-1]} == {"next_door"}


def test_hamburg_has_its_neighbours_and_a_city_elsewhere() -> None:
    answer = found("02000")

    assert keys(answer)[0] == "01056"
    assert by_key(answer, "09162").relation.similar


def test_neukoelln_has_the_bezirke_next_to_it_first() -> None:
    assert sorted(keys(found("11000-08"))[:3]) == ["11000-02", "11000-07", "11000-09"]


def test_a_city_with_one_neighbour_gets_that_ones_neighbours() -> None:
    answer = found("12052")

    assert keys(answer)[0] == "12071"
    assert by_key(answer, "12066").relation.where == "beyond_next"
    assert {"12051", "12053", "12054"} <= set(keys(answer))


def test_flensburg_on_the_border_has_its_county_and_cities_of_its_size() -> None:
    answer = found("01001")

    assert keys(answer)[:2] == ["01059", "01004"]


def test_ruegen_lies_in_a_county_with_three_like_it_next_door() -> None:
    assert sorted(keys(found("13073"))[:3]) == ["13071", "13072", "13075"]


def test_an_island_alone_in_its_county_has_places_of_its_size_in_the_land() -> None:
    answer = found("01056025")

    assert {entry.place.land for entry in answer.entries} == {"SH"}
    assert all(entry.relation.similar for entry in answer.entries)


def test_the_smallest_place_of_germany_has_the_counties_next_door() -> None:
    assert {"01051", "01059"} <= set(keys(found("01054039")))


def test_a_bavarian_village_has_villages_with_other_administrations() -> None:
    village = here("09376173")
    answer = found(village.key)

    administrations = [entry.place.association for entry in answer.entries]
    assert village.population == 897 and village.association not in administrations
    assert len(set(administrations)) == len(administrations)
    assert {entry.place.kind for entry in answer.entries} == {"amt"}


def test_whoever_shares_the_targets_administration_is_no_reference() -> None:
    """Liepe and Niederfinow are of one size, and the same Amt decides for both."""
    liepe, niederfinow = here("12060128"), here("12060172")

    assert liepe.association == niederfinow.association and similar(liepe, niederfinow)
    assert niederfinow.key not in keys(found(liepe.key))


@pytest.mark.parametrize("key", ALONE_IN_THEIR_LAND)
def test_who_is_alone_in_its_land_has_no_list_of_the_land(key: str) -> None:
    assert here(key).name in ALONE_IN_THEIR_LAND[key]
    assert all(
        entry.place.land != here(key).land or entry.relation.where in ("next_door", "beyond_next")
        for entry in found(key).entries
    )


def test_a_customer_next_door_is_the_first_rung_and_says_so() -> None:
    answer = found("12060052", "12060020")

    assert answer.entries[0].place.name == "Bernau bei Berlin"
    assert answer.entries[0].is_customer
    assert answer.entries[0].relation.where == "same_district"


def test_from_bernau_one_reaches_what_lies_in_its_county() -> None:
    way = found("12060052", "12060020").customer_paths[0]

    assert [reach.relation.where for reach in way.reaches] == ["same_district", "same_district"]
    assert {reach.place.district for reach in way.reaches} == {"12060"}


def test_places_beside_a_customer_move_up() -> None:
    """Panketal and Wandlitz lie beside Bernau; Hennigsdorf was on a list."""
    alone, with_bernau = keys(found("12060052")), keys(found("12060052", "12060020"))

    assert alone[0] == "12065136"
    assert with_bernau[:4] == ["12060020", "12060181", "12060269", "12065136"]


def test_a_customer_far_away_is_the_last_rung_and_leads_nowhere() -> None:
    answer = found("12073", "09162")

    assert keys(answer)[-1] == "09162"
    assert answer.customer_paths[0].reaches == ()
    assert not answer.customer_paths[0].customer.relation.is_close


def test_the_target_as_a_customer_is_a_way_but_no_rung() -> None:
    answer = found("12073", "12073")

    assert "12073" not in keys(answer)
    assert answer.customer_paths[0].customer.relation.where == "itself"
    assert answer.customer_paths[0].reaches == ()


def test_the_same_customer_twice_counts_once() -> None:
    answer = found("12073", "12060", "12060")

    assert len(answer.customer_paths) == 1
    assert keys(answer).count("12060") == 1


def test_a_place_on_a_list_comes_before_one_that_is_not() -> None:
    """4.2: was on list X in year Y."""
    answer = found("12073")

    assert keys(answer)[0] == "13075"
    assert [rnd.year for rnd in answer.entries[0].evidence[0].rounds] == [2021]


def test_what_lists_say_about_the_target_is_told_too() -> None:
    assert [(found.list.id, found.rounds[0].year) for found in found("12060052").evidence] == [
        ("fairtrade_towns", 2014)
    ]


def test_each_list_has_a_letter_and_the_sources_of_what_is_said() -> None:
    answer = found("12052")

    assert list(answer.lists) == ["A", "B"]
    assert answer.sources == {"mpsc_2019", "mpsc_2021", "gnk_brandenburg"}
    assert answer.sources_of(answer.lists["A"]) == ("mpsc_2019", "mpsc_2021")
