"""The right authority, the right title, three contacts: each rule has a test."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from questionnaire.almanac.levels import CITY_STATES
from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.place import Place
from questionnaire.plan.case import read_case
from questionnaire.plan.responsibilities import Responsibilities, Responsibility, responsibilities
from questionnaire.texts import LANGUAGES, Text
from tests.answers.sheets import ALMANAC, CATALOGUE, EDITION, REGIONS

TODAY = date(2026, 11, 23)
FIELDS = tuple(field.id for field in CATALOGUE.fields)
JOACHIMSTHAL, EBERSWALDE, BARNIM, COTTBUS, NEUKOELLN = "12060100", "12060052", "12060", "12052", "11000-08"


def ask(target: str, *fields: str, today: date = TODAY) -> Responsibilities:
    answers = Answers({"target": (target,), "fields": fields or FIELDS})
    found = responsibilities(EDITION, read_case(EDITION, answers), today)
    assert found is not None
    return found


def about(target: str, field: str, today: date = TODAY) -> Responsibility:
    return ask(target, field, today=today).fields[0]


def chief(target: str) -> str:
    found = ask(target, "kita").authority.chief
    assert found is not None
    return found.de


def places(found: Responsibility) -> list[str]:
    return [door.where.de for door in found.contacts]


def texts(found: Responsibilities) -> list[Text]:
    own = [found.authority.gloss, found.authority.chief, found.authority.council, found.authority.first]
    for entry in found.fields:
        own += [entry.sentence, entry.note, *entry.offices]
        own += [text for door in entry.contacts for text in (door.where, *door.units, door.question)]
    return [text for text in own if text]


@cache
def any_target() -> tuple[Place, ...]:
    """All districts and Bezirke, every 41st municipality, and one of each kind in each Land."""
    every = list(REGIONS.places.values())
    municipalities = [place for place in every if place.level == "municipality"]
    each_kind = {(place.land, place.kind): place for place in every}
    chosen = [*(place for place in every if place.level != "municipality"), *municipalities[::41]]
    return (*chosen, *each_kind.values())


# Who administers the place


def test_an_amt_is_named_instead_of_its_member_municipality() -> None:
    assert ask(JOACHIMSTHAL, "kita").authority.name == "Amt Joachimsthal (Schorfheide)"


@pytest.mark.parametrize(
    ("target", "name", "title"),
    [
        (JOACHIMSTHAL, "Amt Joachimsthal (Schorfheide)", "Amtsdirektorin oder Amtsdirektor"),
        ("12062128", "Verbandsgemeinde Liebenwerda", "Verbandsgemeindebürgermeisterin"),
        ("12073440", "Stadt Schwedt/Oder", "Bürgermeisterin oder Bürgermeister dieser Stadt"),
        ("13075015", "Amt Anklam-Land", "Amtsvorsteherin oder Amtsvorsteher"),
        ("01051001", "Amt Mitteldithmarschen", "Amtsvorsteherin oder Amtsvorsteher"),
        ("01051020", "Amt KLG Eider", "Amtsvorsteherin oder Amtsvorsteher"),
        ("03151003", "Samtgemeinde Brome", "Samtgemeindebürgermeisterin"),
        ("07131001", "Verbandsgemeinde Adenau", "Bürgermeister der Verbandsgemeinde"),
        ("15081095", "Verbandsgemeinde Beetzendorf-Diesdorf", "Verbandsgemeindebürgermeisterin"),
        ("09171115", "Verwaltungsgemeinschaft Reischach", "Gemeinschaftsvorsitzende"),
        ("14521080", "Verwaltungsgemeinschaft Zschorlau", "Bürgermeister der erfüllenden Gemeinde"),
        ("14523460", "Verwaltungsverband Jägerswald", "Verbandsvorsitzende"),
        ("16061012", "Verwaltungsgemeinschaft Leinetal", "Gemeinschaftsvorsitzende"),
        ("16062054", "Heringen/Helme, erfüllende Gemeinde", "Bürgermeister der erfüllenden Gemeinde"),
    ],
)
def test_every_kind_of_association_has_its_name_and_its_chiefs_title(
    target: str, name: str, title: str
) -> None:
    assert ask(target, "kita").authority.name == name
    assert title in chief(target)


@pytest.mark.parametrize(
    ("target", "name", "title"),
    [
        ("12073", "Landkreis Uckermark", "Landrätin oder Landrat"),
        ("03241", "Region Hannover", "Regionspräsidentin"),
        ("05334", "Städteregion Aachen", "Städteregionsrätin"),
        ("10041", "Regionalverband Saarbrücken", "Regionalverbandsdirektorin"),
        (COTTBUS, "Stadt Cottbus", "Oberbürgermeisterin oder Oberbürgermeister"),
        ("06412", "Stadt Frankfurt am Main", "Magistrat"),
        ("11000", "Senat von Berlin", "Regierende Bürgermeisterin"),
        ("04011", "Stadtgemeinde Bremen", "an der Spitze des Senats"),
        ("04012", "Stadt Bremerhaven", "Oberbürgermeisterin"),
        (EBERSWALDE, "Stadt Eberswalde", "Bürgermeisterin oder Bürgermeister"),
        ("06534014", "Stadt Marburg", "Magistrat"),
        (NEUKOELLN, "Bezirksamt Neukölln von Berlin", "Bezirksbürgermeisterin"),
        ("02000-02", "Bezirksamt Altona", "Bezirksamtsleitung"),
    ],
)
def test_a_house_of_its_own_has_its_name_and_its_chiefs_title(target: str, name: str, title: str) -> None:
    assert ask(target, "kita").authority.name == name
    assert title in chief(target)


def test_a_town_that_administers_its_neighbours_has_a_town_hall_itself() -> None:
    schwedt, heringen = REGIONS.places["12073532"], REGIONS.places["16062064"]

    assert (schwedt.kind, heringen.kind) == ("gemeinde", "gemeinde")
    assert ask("12073532", "kita").authority.name == "Stadt Schwedt/Oder"


def test_in_baden_wuerttemberg_one_goes_to_the_municipalitys_own_town_hall() -> None:
    found = ask("08115054", "kita").authority

    assert found.name == "Gemeinde Grafenau"
    assert found.beside == "Gemeindeverwaltungsverband Aidlingen/Grafenau"


def test_a_bavarian_municipality_is_asked_itself_as_well_as_its_joint_office() -> None:
    first = ask("09171115", "kita").authority.first

    assert first is not None
    assert "Bürgermeisteramt der Gemeinde" in first.de and "Geschäftsstelle" in first.de


# Which level


def test_a_county_level_city_holds_both_levels_in_one_authority() -> None:
    verdicts = {found.competence for found in ask(COTTBUS).fields}

    assert verdicts == {"one_authority"}


def test_the_youth_office_is_at_the_county_and_the_plan_says_so_kindly() -> None:
    found = about(EBERSWALDE, "youth_family")

    assert found.sentence.de == "Diese Aufgabe liegt in der Regel beim Landkreis Barnim: Fragt dort zuerst."
    assert found.warns
    assert places(found)[0] == "Landkreis Barnim"


def test_in_hesse_and_thuringia_the_county_runs_primary_schools_too() -> None:
    assert about("06532006", "school_education").competence == "elsewhere"
    assert about("16061012", "school_education").competence == "elsewhere"


def test_what_counties_share_with_municipalities_is_asked_in_both_places() -> None:
    assert about(BARNIM, "school_meals").competence == "shared"
    assert about(JOACHIMSTHAL, "school_meals").competence == "shared"


def test_culture_is_up_to_the_municipalities_of_a_county() -> None:
    found = about(BARNIM, "culture_sport")

    assert found.competence == "elsewhere"
    assert "bei den Städten und Gemeinden im Kreis" in found.sentence.de


def test_single_towns_that_hold_a_task_are_known() -> None:
    andernach, konstanz = about("07137003", "youth_family"), about("08335043", "youth_family")

    assert (andernach.competence, konstanz.competence) == ("by_itself", "by_itself")
    assert "Jugendamt" in [office.de for office in andernach.offices]


def test_where_some_towns_have_a_youth_office_the_own_town_hall_is_asked_first() -> None:
    assert about("05378004", "youth_family").competence == "some_towns"


def test_a_bezirk_has_schools_but_the_senate_orders_transport() -> None:
    assert about(NEUKOELLN, "school_education").competence == "here"
    assert "Senat von Berlin" in about(NEUKOELLN, "mobility").sentence.de
    assert about("02000-02", "school_education").competence == "elsewhere"


def test_berlin_as_a_whole_is_sent_to_its_bezirke_for_what_they_hold() -> None:
    found = about("11000", "culture_sport")

    assert found.sentence.de == "Diese Aufgabe liegt in der Regel bei den Bezirken: Fragt dort zuerst."


def test_a_county_is_declined_after_its_preposition() -> None:
    assert "beim Rheinisch-Bergischen Kreis" in about("05378004", "youth_family").sentence.de
    assert "bei der Region Hannover" in about("03241004", "youth_family").sentence.de


def test_a_city_state_never_takes_what_holds_elsewhere() -> None:
    """What is known about food there was too unsure to be kept."""
    for target in ("11000", NEUKOELLN, "02000", "04011"):
        assert about(target, "food_regional").competence == "unknown"


def test_what_is_not_sure_asks_to_be_confirmed() -> None:
    assert about("09171115", "care_health_ageing").confirm
    assert not about(BARNIM, "school_education").confirm


def test_local_transport_is_voluntary_in_baden_wuerttemberg_and_a_duty_in_rhineland_palatinate() -> None:
    assert about("08115", "mobility").duty == "voluntary"
    assert about("07131", "mobility").duty == "statutory"


def test_each_kind_of_duty_says_once_what_it_means_when_money_is_tight() -> None:
    found = ask(BARNIM, "school_meals", "culture_sport", "building_green", "housing_neighbourhood")

    assert found.duties == ("statutory", "mixed", "voluntary")
    assert "Hier wird zuerst gekürzt" in CATALOGUE.responsibilities.duties["voluntary"].money.de
    assert "vorläufiger Haushaltsführung" in CATALOGUE.responsibilities.duties["voluntary"].money.de


def test_always_ask_who_is_responsible_by_law() -> None:
    assert (
        "Fragt" in CATALOGUE.responsibilities.lead.de
        and "Aufgabenträger" in CATALOGUE.responsibilities.lead.de
    )
    assert "in der Regel" in CATALOGUE.responsibilities.lead.de


# Three doors


def test_a_municipality_of_an_amt_knocks_there_at_its_mayor_and_at_the_county() -> None:
    found = about(JOACHIMSTHAL, "school_meals")

    assert places(found) == ["Amt Joachimsthal (Schorfheide)", "Landkreis Barnim", "Joachimsthal"]
    assert "ehrenamtliche Bürgermeisterin" in found.contacts[2].units[0].de


def test_the_third_door_is_on_the_other_level() -> None:
    assert places(about(EBERSWALDE, "kita"))[2] == "Landkreis Barnim"
    assert places(about(BARNIM, "kita"))[2] == "Städte und Gemeinden im Kreis"
    assert places(about(NEUKOELLN, "kita"))[2] == "Senat von Berlin"


def test_whoever_is_sent_elsewhere_still_wins_over_the_head_of_the_house() -> None:
    found = about(EBERSWALDE, "youth_family")

    assert places(found)[2] == "Stadt Eberswalde"
    assert found.contacts[2].units == (CATALOGUE.responsibilities.contacts.chief.unit,)


def test_nobody_is_asked_twice_at_one_door() -> None:
    for target in any_target():
        for found in ask(target.key).fields:
            knocked = [(door.where.de, unit.de) for door in found.contacts for unit in door.units]
            assert len(set(knocked)) == len(knocked), (target.label, found.field.id)


def test_offices_of_one_land_are_not_looked_for_in_another() -> None:
    def offices(target: str) -> list[str]:
        return [office.de for office in about(target, "integration").offices]

    assert "Kommunales Integrationszentrum" in offices("05378")
    assert "Kommunales Integrationszentrum" not in offices("09777")


# Every field, every Land, every kind of target


def test_every_field_has_an_answer_for_every_kind_of_target_in_every_land() -> None:
    for target in any_target():
        found = ask(target.key)
        assert [entry.field.id for entry in found.fields] == list(FIELDS)
        assert all(entry.offices and all(door.units for door in entry.contacts) for entry in found.fields)
        assert not any(re.search(r"[{}]", text.de + text.en) for text in texts(found)), target.label


def test_only_a_city_state_lacks_what_nobody_could_confirm() -> None:
    for target in any_target():
        unknown = [found.field.id for found in ask(target.key).fields if found.competence == "unknown"]
        assert not unknown or target.land in CITY_STATES, target.label


def test_every_house_has_a_chief_and_a_council() -> None:
    for target in any_target():
        body = ask(target.key, "kita").authority
        assert body.chief and body.council, target.label


def test_a_bavarian_digital_plan_names_no_brandenburg_body() -> None:
    said = " ".join(text.de + text.en for text in texts(ask("09171115", "digital_participation")))

    assert not re.search(r"Brandenburg|Amtsdirektor|Amtsausschuss|Verbandsgemeinde|\bAmt [A-ZÄÖÜ]", said)


def test_no_german_sentence_is_in_an_english_text_and_the_other_way_round() -> None:
    german = re.compile(r"\b(und|oder|der|die|das|nicht|für|mit|liegt|Fragt)\b")
    english = re.compile(r"\b(the|and|with|your|of|for|usually|ask)\b")
    for target in any_target():
        for text in texts(ask(target.key)):
            assert not german.search(re.sub(r"\([^)]*\)", "", text.en)) or text.de == text.en, text
            assert not english.search(text.de), text


# Facts that age


def test_after_its_review_a_level_gives_way_to_the_careful_sentence() -> None:
    found = about(BARNIM, "integration", today=date(2027, 4, 1))

    assert about(BARNIM, "integration", today=date(2027, 3, 31)).competence == "shared"
    assert (found.competence, found.note, found.duty) == ("unknown", None, None)
    assert found.sentence == CATALOGUE.responsibilities.competence.unknown


def test_after_its_review_a_house_keeps_its_name_only() -> None:
    body = ask(NEUKOELLN, "kita", today=date(2028, 1, 1)).authority

    assert body.name == "Bezirksamt Neukölln von Berlin"
    assert (body.chief, body.council, body.first) == (None, None, None)


def test_nothing_is_past_its_review_and_all_have_a_source() -> None:
    dated = [(level.as_of, level.review_by, level.source) for level in ALMANAC.levels]
    dated += [(body.as_of, body.review_by, body.source) for body in ALMANAC.bodies]

    assert all(as_of < TODAY < review_by and source for as_of, review_by, source in dated)


def test_a_plan_without_target_or_fields_asks_nobody(catalogue: Catalogue) -> None:
    assert responsibilities(EDITION, read_case(EDITION, Answers({"fields": ("kita",)})), TODAY) is None
    assert responsibilities(EDITION, read_case(EDITION, Answers({"target": (BARNIM,)})), TODAY) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_for_an_office_is_one_sentence(language: str) -> None:
    asked = [text for field in CATALOGUE.fields for text in (field.question, field.cross_question)]
    for text in asked:
        said = text.de if language == "de" else text.en
        assert said[-2:] in {"?“", "?”"} and said.count("?") == 1, said
