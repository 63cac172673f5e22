"""Town halls: one for many members, and always the same one."""

from __future__ import annotations

from questionnaire.places.administrations import administration_of, administrations_in, alike
from questionnaire.places.place import Place
from tests.answers.sheets import REGIONS

LIEPE, NIEDERFINOW, EBERSWALDE, BERNAU = "12060128", "12060172", "12060052", "12060020"


def here(key: str) -> Place:
    place = REGIONS.place(key)
    assert place is not None, key
    return place


def test_two_members_of_one_amt_have_one_town_hall_under_either_name() -> None:
    liepe, niederfinow = (administration_of(REGIONS, here(key)) for key in (LIEPE, NIEDERFINOW))

    assert liepe.key == niederfinow.key
    assert (liepe.place.key, niederfinow.place.key) == (LIEPE, NIEDERFINOW)
    assert liepe.population == sum(member.population for member in liepe.members) > liepe.place.population


def test_every_municipality_of_a_district_has_one_administration_there() -> None:
    for district in REGIONS.districts:
        members = [
            member.key for each in administrations_in(REGIONS, district.key) for member in each.members
        ]
        assert sorted(members) == sorted(place.key for place in REGIONS.municipalities_in(district.key))


def test_in_baden_wuerttemberg_each_municipality_is_alone() -> None:
    assert all(len(each.members) == 1 for each in administrations_in(REGIONS, "08115"))


def test_similar_are_towns_of_one_size_and_never_a_town_and_an_amt() -> None:
    eberswalde, bernau, amt = (administration_of(REGIONS, here(key)) for key in (EBERSWALDE, BERNAU, LIEPE))

    assert alike(eberswalde, bernau)
    assert not alike(eberswalde, amt)
