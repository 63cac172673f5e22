"""Whom to ask about each field: no door that is none, and none that is missing."""

from __future__ import annotations

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.plan.case import read_case
from questionnaire.plan.responsibilities import Responsibility, responsibilities
from tests.answers.sheets import ALMANAC, CATALOGUE, EDITION, REGIONS
from tests.plan.test_responsibilities import BARNIM, COTTBUS, EBERSWALDE, JOACHIMSTHAL, NEUKOELLN, TODAY

ANDERNACH, BERGISCH_GLADBACH = "07137003", "05378004"
# Boitzenburger Land; Gerswalde, in an Amt for some 4,200 people.
SMALL_TOWN_HALL, SMALL_AMT = "12073069", "12073201"
FIELDS = tuple(field.id for field in CATALOGUE.fields)


def about(target: str, field: str, form: str = "service") -> Responsibility:
    answers = Answers({"target": (target,), "fields": (field,), "form": (form,)})
    found = responsibilities(EDITION, read_case(EDITION, answers), TODAY)
    assert found is not None
    return found.fields[0]


def authorities_named(found: Responsibility) -> str:
    return " ".join(contact.where.de for contact in found.contacts)


def offices(found: Responsibility) -> list[str]:
    return [unit.de for contact in found.contacts for unit in contact.units]


# A town that has the task by itself


@pytest.mark.parametrize("field", ["youth_family", "kita"])
def test_the_county_is_no_door_where_a_town_has_its_own_youth_office(field: str) -> None:
    found = about(ANDERNACH, field)

    assert found.competence == "by_itself"
    assert "Landkreis" not in authorities_named(found) + (found.note.de if found.note else "")
    assert found.contacts[2].units == (CATALOGUE.responsibilities.contacts.second_directorate.unit,)


def test_every_town_with_a_task_of_its_own_is_a_door_alone() -> None:
    for level in ALMANAC.levels:
        for town in level.towns:
            county = REGIONS.district_of(REGIONS.places[town]).label
            assert county not in authorities_named(about(town, level.field)), (town, level.field)


def test_whoever_has_a_youth_office_has_its_childcare_too() -> None:
    towns = {
        field: {town for level in ALMANAC.levels if level.field == field for town in level.towns}
        for field in ("youth_family", "kita")
    }

    assert towns["kita"] == towns["youth_family"]


def test_where_some_towns_have_a_task_the_county_comes_last_and_only_if() -> None:
    found = about(BERGISCH_GLADBACH, "youth_family")

    assert [contact.where.de for contact in found.contacts] == [
        "Stadt Bergisch Gladbach",
        "Stadt Bergisch Gladbach",
        "Rheinisch-Bergischer Kreis, falls das Rathaus die Aufgabe nicht hat",
    ]
    assert "Das Rathaus hat uns an Sie verwiesen" in found.contacts[2].question.de


# Small administrations


@pytest.mark.parametrize("field", FIELDS)
def test_a_small_town_hall_has_a_mayor_and_a_main_office_but_no_office_for_each_subject(field: str) -> None:
    found = about(SMALL_TOWN_HALL, field)

    assert "Bürgermeisterin oder Bürgermeister" in offices(found)
    assert found.competence == "elsewhere" or "Hauptamt oder Bürgeramt" in offices(found)
    assert found.search


def test_culture_in_a_small_town_hall_is_a_clerks_among_other_things() -> None:
    found = about(SMALL_TOWN_HALL, "culture_sport")

    assert offices(found) == [
        "Bürgermeisterin oder Bürgermeister",
        "Hauptamt oder Bürgeramt",
        "Sachbearbeitung, die das Thema nebenher betreut",
    ]
    assert "Kulturamt" not in found.search


def test_a_small_amt_is_asked_at_its_director() -> None:
    found = about(SMALL_AMT, "culture_sport")

    assert offices(found)[0] == "Amtsdirektorin oder Amtsdirektor"
    assert offices(found)[2] == "ehrenamtliche Bürgermeisterin oder ehrenamtlicher Bürgermeister"


def test_where_the_county_has_the_task_the_mayor_of_a_small_place_can_still_help() -> None:
    found = about(SMALL_TOWN_HALL, "youth_family")

    assert found.contacts[0].units[0].de == "Jugendamt"
    assert offices(found)[-1] == "Bürgermeisterin oder Bürgermeister"


def test_an_amt_counts_all_the_people_it_works_for() -> None:
    joachimsthal, schwedt = REGIONS.places[JOACHIMSTHAL], REGIONS.places["12073532"]

    assert REGIONS.people_served(joachimsthal) > joachimsthal.population
    assert REGIONS.people_served(schwedt) > schwedt.population
    assert REGIONS.people_served(REGIONS.places["08115054"]) == REGIONS.places["08115054"].population


def test_a_mayor_whom_somebody_knows_is_a_way_in_where_none_is_a_contact() -> None:
    def way(target: str) -> bool:
        case = read_case(EDITION, Answers({"target": (target,), "fields": ("kita",)}))
        found = responsibilities(EDITION, case, TODAY)
        assert found is not None
        return found.through_the_top is not None

    assert [way(target) for target in (EBERSWALDE, BARNIM, COTTBUS, NEUKOELLN)] == [True] * 4
    assert not way(SMALL_TOWN_HALL) and not way("11000")


# Software, whatever its field


@pytest.mark.parametrize("target", [BARNIM, COTTBUS, EBERSWALDE, JOACHIMSTHAL, NEUKOELLN, "11000", SMALL_AMT])
@pytest.mark.parametrize("field", FIELDS)
def test_software_is_also_talked_about_with_those_who_run_it(target: str, field: str) -> None:
    found = about(target, field, "digital")

    assert found.contacts[1].units == (CATALOGUE.responsibilities.contacts.it.unit,)
    assert "Auftragsverarbeitung" in found.contacts[1].question.de
    assert {"48000000", "72000000"} <= {cpv.code for cpv in found.cpv}
    assert len({cpv.code for cpv in found.cpv}) == len(found.cpv)


def test_those_who_run_the_software_of_a_house_are_asked_once() -> None:
    answers = Answers({"target": (COTTBUS,), "fields": ("kita", "culture_sport"), "form": ("digital",)})
    found = responsibilities(EDITION, read_case(EDITION, answers), TODAY)
    assert found is not None

    asked = [contact.units[0] for field in found.fields for contact in field.contacts]
    assert asked.count(CATALOGUE.responsibilities.contacts.it.unit) == 1
    assert all("48000000" in {cpv.code for cpv in field.cpv} for field in found.fields)


def test_what_is_no_software_has_the_codes_of_its_field_alone() -> None:
    found = about(BARNIM, "culture_sport")

    assert found.cpv == found.field.cpv


def test_nobody_is_told_that_a_youth_office_pays_for_an_app_by_fees() -> None:
    found = about(BARNIM, "youth_family", "digital")
    said = " ".join([found.note.de if found.note else "", *(each.question.de for each in found.contacts)])

    assert "Entgelt" not in said
