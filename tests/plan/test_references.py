"""The ladder: never the target, nothing twice, each with a reason, and sensible at the edges."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.levels import CITY_STATES
from questionnaire.answers.answers import Answers
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import similar
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.reference_choice import MOST, Scope
from questionnaire.plan.references import Reference, References, references
from tests.answers.sheets import ALMANAC, EDITION, REGIONS

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

    assert keys(answer)[:3] == ["12064", "12065", "12073"]
    assert all(entry.relation.similar for entry in answer.entries[:3])
    assert {entry.relation.where for entry in answer.entries[3:6]} == {"same_land"}


def test_berlin_has_hamburg_and_then_its_neighbours() -> None:
    answer = found("11000")

    assert keys(answer)[0] == "02000"
    assert {entry.relation.where for entry in answer.entries[1:]} == {"next_door"}


def test_hamburg_has_cities_elsewhere_and_then_its_neighbours() -> None:
    answer = found("02000")

    assert keys(answer)[:3] == ["09162", "05315", "11000"]
    assert keys(answer)[3] == "01056"


def test_neukoelln_has_the_bezirke_next_to_it_first() -> None:
    assert sorted(keys(found("11000-08"))[:3]) == ["11000-02", "11000-07", "11000-09"]


def test_a_city_has_the_cities_of_its_land_first_and_the_county_around_it_last() -> None:
    answer = found("12052")

    assert set(keys(answer)[:3]) == {"12051", "12053", "12054"}
    assert keys(answer)[-1] == "12071"


def test_flensburg_on_the_border_has_cities_of_its_size_and_its_county() -> None:
    answer = found("01001")

    assert keys(answer)[0] == "01004"
    assert keys(answer)[-1] == "01059"


def cities() -> list[Place]:
    return [place for place in REGIONS.places.values() if place.is_city]


def test_a_city_is_measured_by_cities_and_by_no_city_state_next_to_it() -> None:
    for city in cities():
        neighbours = [entry.place for entry in found(city.key).entries if not entry.relation.similar]
        others = [place for place in neighbours if place.kind == "stadt" and place.land != city.land]
        assert not [place.label for place in others if {place.land, city.land} & CITY_STATES], city.label


def test_potsdam_does_not_measure_itself_by_berlin() -> None:
    answer = found("12054")

    assert "11000" not in keys(answer)
    assert [entry.place.kind for entry in answer.entries[:5]] == ["stadt"] * 5


def test_a_city_of_half_a_million_is_measured_by_cities_although_it_lies_in_a_county() -> None:
    hannover = found("03241001")

    assert {"14612", "14713"} <= set(keys(hannover))
    assert all(entry.place.is_city for entry in hannover.entries[:5])


def test_a_county_is_measured_by_counties() -> None:
    for county in REGIONS.districts:
        if county.kind == "landkreis":
            assert {entry.place.kind for entry in found(county.key).entries} == {"landkreis"}, county.label


def test_a_county_has_its_own_towns_where_towns_have_the_task() -> None:
    answer = references(ALMANAC, REGIONS, here("12073"), (), Scope(with_towns=True))
    assert answer is not None

    own = [entry.place.name for entry in answer.entries if entry.relation.where == "inside"]
    assert own == ["Prenzlau", "Schwedt/Oder"]
    assert not [entry for entry in found("12073").entries if entry.relation.where == "inside"]


def test_the_own_county_comes_before_the_next_one() -> None:
    for key in MUNICIPALITIES[::EVERY]:
        stands = [entry.relation.where for entry in found(key).entries]
        near = [where for where in stands if where in ("same_district", "next_district")]
        assert near == sorted(near, reverse=True), key


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
    """Panketal and Wandlitz lie in one county with Bernau; Hennigsdorf, in the next, was on a list."""
    answer = keys(found("12060052", "12060020"))

    assert answer[:4] == ["12060020", "12060181", "12060269", "12065136"]
    assert keys(found("12073", "12065"))[1] == "12060"


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
    assert answer.sources_of(answer.lists["A"]) == ("mpsc_2019", "mpsc_2021")
    assert answer.sources_of(answer.lists["B"]) == ("gnk_brandenburg",)


def test_childcare_law_is_the_lands_own_and_so_are_its_examples() -> None:
    kreis = "05762"
    answers = {"target": (kreis,), "fields": ("kita",), "form": ("service",), "money_flow": ("support",)}

    places = draw_up(EDITION, Answers(answers), date(2026, 11, 30)).references

    assert places and {entry.place.land for entry in places.entries} == {"NW"}
    assert {entry.place.land for entry in found(kreis).entries} != {"NW"}
