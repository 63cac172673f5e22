"""How an administration is named, by its own name and behind the right preposition."""

from __future__ import annotations

import re
from datetime import date

import pytest

from questionnaire.plan.authorities import authority_of
from tests.answers.sheets import ALMANAC, REGIONS

TODAY = date(2026, 11, 23)
# The first word of a name tells its gender, be it compounded: Rhein-Erft-Kreis, Samtgemeinde, Städteregion.
FEMININE = re.compile(r"^(Stadt|Gemeinde|\w+gemeinde|\w+gemeinschaft|Region|Städteregion)\b")
MASCULINE = re.compile(
    r"^(Landkreis|[\w-]+[Kk]reis|Kreis|Regionalverband|Markt|Amt|Bezirksamt|Senat|\w+verband)\b"
)
DECLINED = re.compile(r"^[\w-]+en Kreis$")


def at(key: str) -> str:
    return authority_of(ALMANAC, REGIONS.places[key], TODAY).at.de


def fits(said: str) -> bool:
    if said.startswith("bei der "):
        name = said.removeprefix("bei der ")
        return bool(FEMININE.match(name) or name.startswith("erfüllenden Gemeinde "))
    name = said.removeprefix("beim ")
    return bool(MASCULINE.match(name) or DECLINED.match(name))


def test_where_a_task_lies_is_said_with_the_whole_name_of_each_district() -> None:
    said = {district.key: at(district.key) for district in REGIONS.districts}

    assert len(said) == 401
    assert [words for words in said.values() if not fits(words)] == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("03355", "beim Landkreis Lüneburg"),
        ("03241", "bei der Region Hannover"),
        ("10041", "beim Regionalverband Saarbrücken"),
        ("05334", "bei der Städteregion Aachen"),
        ("05374", "beim Oberbergischen Kreis"),
        ("12052", "bei der Stadt Cottbus"),
        ("04011", "bei der Stadtgemeinde Bremen"),
        ("11000-08", "beim Bezirksamt Neukölln von Berlin"),
        ("12060100", "beim Amt Joachimsthal (Schorfheide)"),
        ("16062054", "bei der erfüllenden Gemeinde Heringen/Helme"),
    ],
)
def test_each_kind_of_administration_has_its_preposition(key: str, said: str) -> None:
    assert at(key) == said


def test_so_it_is_of_every_municipality_and_bezirk() -> None:
    said = {at(key) for key in REGIONS.places}

    assert [words for words in said if not fits(words)] == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("03355", "im Landkreis Lüneburg"),
        ("03241", "in der Region Hannover"),
        ("05334", "in der Städteregion Aachen"),
        ("10041", "im Regionalverband Saarbrücken"),
        ("05374", "im Oberbergischen Kreis"),
        ("11000", "in Berlin"),
        ("02000", "in Hamburg"),
    ],
)
def test_what_belongs_to_a_county_lies_in_it_by_its_whole_name(key: str, said: str) -> None:
    assert authority_of(ALMANAC, REGIONS.places[key], TODAY).within.de == said


def test_so_it_is_of_every_county() -> None:
    counties = [district for district in REGIONS.districts if district.kind == "landkreis"]
    said = [authority_of(ALMANAC, county, TODAY).within.de for county in counties]
    names = [re.sub(r"^(im|in der) ", "", words) for words in said]

    assert len(counties) == 294
    assert all(
        words.startswith("in der ") == bool(FEMININE.match(name))
        for words, name in zip(said, names, strict=True)
    )
