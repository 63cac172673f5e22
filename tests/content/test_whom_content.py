"""Levels, bodies and fields fit together."""

from __future__ import annotations

import re
from collections import Counter

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.levels import CITY_STATES
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.lands import LANDS
from questionnaire.places.regions import Regions


def test_every_field_that_one_can_choose_has_offices_questions_and_codes(catalogue: Catalogue) -> None:
    question = catalogue.question("fields")

    assert question and [option.id for option in question.options] == [field.id for field in catalogue.fields]
    assert all(field.offices and field.search and field.cpv for field in catalogue.fields)


def test_each_field_and_land_has_at_most_one_row(almanac: Almanac) -> None:
    rows = Counter((row.field, land) for row in almanac.levels for land in row.lands or {"DE"})

    assert [row for row, times in rows.items() if times > 1] == []
    assert {land for _, land in rows} <= {*LANDS, "DE"}


def test_every_field_has_a_row_for_brandenburg_and_one_for_the_rest(
    catalogue: Catalogue, almanac: Almanac
) -> None:
    for field in catalogue.fields:
        lands = [row.lands for row in almanac.levels if row.field == field.id]
        assert frozenset() in lands and {"BB"} in lands, field.id


def test_only_city_states_know_bezirk_and_senate(almanac: Almanac) -> None:
    for row in almanac.levels:
        if {"bezirk", "senat"} & set(row.held_by):
            assert row.lands and row.lands <= CITY_STATES, row


def test_single_towns_are_municipalities_of_the_rows_land(almanac: Almanac, regions: Regions) -> None:
    for row in almanac.levels:
        assert {regions.places[key].land for key in row.towns} <= row.lands


def test_every_type_in_the_register_has_a_body(almanac: Almanac, regions: Regions) -> None:
    known = {(kind, land) for body in almanac.bodies for kind in body.types for land in body.lands or LANDS}
    needed = {(place.type, place.land) for place in regions.places.values()}
    needed |= {(place.association.type, place.land) for place in regions.places.values() if place.association}

    assert needed <= known


def test_codes_have_eight_digits_and_social_ones_are_services(catalogue: Catalogue) -> None:
    for field in catalogue.fields:
        assert all(re.fullmatch(r"\d{8}", cpv.code) for cpv in field.cpv), field.id
        assert all(cpv.code[:2] in {"55", "80", "85", "92", "79", "98"} for cpv in field.cpv if cpv.social)


def test_meals_as_goods_are_no_social_service(catalogue: Catalogue) -> None:
    meals = next(field for field in catalogue.fields if field.id == "school_meals")

    assert {cpv.code: cpv.social for cpv in meals.cpv} == {
        "55523100": True,
        "55524000": True,
        "15894210": False,
    }


def test_notes_are_whole_sentences_in_both_languages(almanac: Almanac) -> None:
    for row in almanac.levels:
        assert row.note.de.endswith(".") and row.note.en.endswith("."), row.note
        assert 0.6 < len(row.note.en) / len(row.note.de) < 1.7, row.note
        assert not re.search(r"\b(Ihr|Euch|Sie|Ihnen)\b", row.note.de.split(". ", 1)[-1][1:]), row.note
