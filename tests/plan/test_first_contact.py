"""Whom to call first."""

from __future__ import annotations

from questionnaire.answers.answers import Answers
from questionnaire.plan.case import read_case
from questionnaire.plan.findings import findings
from questionnaire.plan.first_contact import FirstContact, first_contact
from questionnaire.plan.known import Known, known_to
from questionnaire.plan.responsibilities import responsibilities
from questionnaire.plan.situation import timing_of
from tests.answers.sheets import EDITION
from tests.plan.test_responsibilities import BARNIM, COTTBUS, EBERSWALDE, TODAY, any_target


def steps_known(answers: Answers) -> Known:
    case = read_case(EDITION, answers)
    return known_to(EDITION.catalogue.route, findings(EDITION, case, timing_of(None, TODAY), TODAY))


def first(target: str, *fields: str) -> FirstContact:
    case = read_case(EDITION, Answers({"target": (target,), "fields": fields}))
    found = first_contact(responsibilities(EDITION, case, TODAY))
    assert found is not None
    return found


def test_the_first_call_goes_to_the_likeliest_office_of_the_target() -> None:
    found = first(BARNIM, "youth_family")

    assert (found.authority, found.unit.de) == ("Landkreis Barnim", "Jugendamt")


def test_the_first_call_is_about_a_field_that_the_target_has_itself() -> None:
    found = first(EBERSWALDE, "youth_family", "culture_sport")

    assert (found.authority, found.field.de) == ("Stadt Eberswalde", "Kultur und Sport")


def test_where_the_target_has_none_the_first_call_goes_to_those_who_have_it() -> None:
    assert first(EBERSWALDE, "youth_family").authority == "Landkreis Barnim"
    assert first(BARNIM, "culture_sport").authority == "Städte und Gemeinden im Kreis"


def test_the_first_call_opens_as_one_opens_a_call() -> None:
    said = first(COTTBUS, "kita").question

    assert said.de == "„Guten Tag, ich suche die Person, die sich bei Ihnen um Kitas kümmert.“"
    assert said.en.startswith("“Hello, I am looking for the person who deals with childcare centres")


def test_the_money_of_one_field_is_asked_for_at_its_office() -> None:
    answers = {"target": ("11000-08",), "fields": ("school_education", "youth_family"), "form": ("service",)}

    known = steps_known(Answers({**answers, "money_flow": ("support",), "legal_form": ("association",)}))

    assert known["office"].de == "Jugendamt"


def test_a_grant_is_asked_for_where_the_target_has_the_task() -> None:
    answers = {
        "target": (BARNIM,),
        "fields": ("care_health_ageing", "housing_neighbourhood"),
        "form": ("service",),
    }

    known = steps_known(Answers({**answers, "money_flow": ("support",), "legal_form": ("association",)}))

    assert known["office"].de == "Sozialamt"


def test_repairs_are_about_buildings_and_green_spaces_first() -> None:
    answers = {"target": (COTTBUS,), "fields": ("climate_environment", "building_green")}

    assert steps_known(Answers({**answers, "form": ("goods",)}))["field"].de.startswith("Bauen")


def test_without_target_or_field_there_is_nobody_to_call() -> None:
    for answers in ({"fields": ("kita",)}, {"target": (BARNIM,)}):
        case = read_case(EDITION, Answers(answers))
        assert first_contact(responsibilities(EDITION, case, TODAY)) is None


def test_every_target_has_a_first_contact_for_every_field() -> None:
    for target in any_target():
        for field in EDITION.catalogue.fields:
            found = first(target.key, field.id)
            assert found.authority and found.unit.de and "{" not in found.question.de
