"""Places by what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.places.candidates import MOST, Candidates
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.spelling import fold
from tests.answers.sheets import REGIONS

GAZETTEER = Gazetteer(REGIONS)


def resolved(typed: str) -> str:
    """The place's label, or nothing where there is a choice."""
    found = GAZETTEER.resolve(typed)
    return found.label if isinstance(found, Place) else ""


def labels(typed: str) -> list[str]:
    return [place.label for place in GAZETTEER.find(typed).places]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Eberswalde", "Eberswalde (Landkreis Barnim)"),
        ("eberswalde, barnim", "Eberswalde (Landkreis Barnim)"),
        ("12060052", "Eberswalde (Landkreis Barnim)"),
        ("12073", "Landkreis Uckermark"),
        ("Barnim", "Landkreis Barnim"),
        ("LK Rosenheim", "Landkreis Rosenheim"),
        ("Kr. Unna", "Kreis Unna"),
        ("Rosenheim, Stadt", "Rosenheim"),
        ("Frankfurt Oder", "Frankfurt (Oder)"),
        ("Neukölln", "Berlin-Neukölln (Bezirk)"),
        ("Berlin Neukoelln", "Berlin-Neukölln (Bezirk)"),
        ("Sankt Blasien", "St. Blasien (Landkreis Waldshut)"),
        ("Weissenfels", "Weißenfels (Burgenlandkreis)"),
        ("Schwedt", "Schwedt/Oder (Landkreis Uckermark)"),
        ("Cottbus/Chóśebuz", "Cottbus"),
        ("Essen", "Essen"),
        ("Husby", "Husby (Kreis Schleswig-Flensburg)"),
        ("Neuenkirchen (Amt Landhagen)", "Neuenkirchen (Gemeinde, Amt Landhagen)"),
    ],
)
def test_a_name_that_leaves_no_doubt_is_a_place(typed: str, label: str) -> None:
    assert resolved(typed) == label


def test_every_place_is_found_by_its_key_and_by_its_written_name(regions: Regions) -> None:
    lost = [
        place.label
        for place in regions.places.values()
        if GAZETTEER.resolve(GAZETTEER.written(place)) != place
        or (place.key not in regions.postcodes and GAZETTEER.resolve(place.key) != place)
    ]

    assert lost == []


def test_every_label_is_a_place_but_those_that_others_bear_as_a_name(regions: Regions) -> None:
    doubtful = [place for place in regions.places.values() if resolved(place.label) != place.label]

    assert {place.kind for place in doubtful} == {"stadt"}
    assert all(GAZETTEER.written(place) == f"{place.label} (Stadt)" for place in doubtful)


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("Rosenheim", ["Landkreis Rosenheim", "Rosenheim"]),
        ("Muenchen", ["München", "Landkreis München"]),
        ("Neustadt", ["Neustadt an der Weinstraße", "Neustadt in Holstein (Kreis Ostholstein)"]),
        ("Frankfurt", ["Frankfurt am Main", "Frankfurt (Oder)"]),
        ("Halle", ["Halle (Landkreis Holzminden)", "Halle (Saale)"]),
        ("Mühlhausen", ["Mühlhausen/Thüringen (Unstrut-Hainich-Kreis)"]),
        ("Garding", ["Garding (Stadt, Amt Eiderstedt)", "Garding (Gemeinde, Amt Eiderstedt)"]),
    ],
)
def test_a_name_that_several_places_bear_is_a_choice(typed: str, among: list[str]) -> None:
    assert resolved(typed) == ""
    assert set(among) <= set(labels(typed))
    assert not GAZETTEER.find(typed).guessed


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("Malchow", ["Malchow (Landkreis Mecklenburgische Seenplatte)", "Berlin-Lichtenberg (Bezirk)"]),
        ("Munster, Stadt", ["Münster", "Munster (Heidekreis)"]),
        ("Lichtenau, Stadt", ["Lichtenau (Kreis Paderborn)", "Lichtenau (Landkreis Rastatt)"]),
        ("Bockenheim", ["Frankfurt am Main", "Bockenheim an der Weinstraße (Landkreis Bad Dürkheim)"]),
    ],
)
def test_a_name_that_may_be_meant_in_two_ways_is_a_choice(typed: str, among: list[str]) -> None:
    assert resolved(typed) == ""
    assert set(among) <= set(labels(typed))


@pytest.mark.parametrize("typed", ["Grafrath", "Ilmenau", "Essen"])
def test_a_quarter_or_an_administration_of_nearly_that_name_asks_nobody(typed: str) -> None:
    assert resolved(typed).split(" (")[0] == typed


def test_half_a_name_is_no_place_yet_but_shows_which() -> None:
    assert resolved("Ebersw") == ""
    assert labels("Ebersw") == ["Eberswalde (Landkreis Barnim)"]


def test_the_name_itself_comes_before_longer_names_words_and_insides() -> None:
    found = [fold(place.name) for place in GAZETTEER.find("Wald", most=1_000).places]

    ranks = [(name != "wald", not name.startswith("wald"), " wald" not in f" {name}") for name in found]
    assert ranks == sorted(ranks)
    assert "eberswalde" in found and len(set(ranks)) == 4


def test_the_larger_place_comes_first() -> None:
    people = [place.population for place in GAZETTEER.find("Frankfu").places]

    assert people == sorted(people, reverse=True) and len(people) > 1


@pytest.mark.parametrize("typed", ["Kalawa", "Brjazyna", "Kwetanecy pri jezoru"])
def test_a_second_name_in_sorbian_finds_the_place(typed: str) -> None:
    assert len(labels(typed)) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Eberswlade", "Eberswalde (Landkreis Barnim)"),
        ("Uckermarck", "Landkreis Uckermark"),
        ("Landkreis Eberswalde", "Eberswalde (Landkreis Barnim)"),
    ],
)
def test_what_fits_nothing_is_guessed_and_never_taken_for_granted(typed: str, meant: str) -> None:
    found = GAZETTEER.resolve(typed)

    assert isinstance(found, Candidates) and found.guessed
    assert meant in [place.label for place in found.places]


@pytest.mark.parametrize("typed", ["", " ", "\0", "///", "Łódź", "Innsbruck", "unknown", "12999", "x" * 101])
def test_what_is_not_in_germany_is_nothing(typed: str) -> None:
    assert GAZETTEER.resolve(typed) == Candidates()


@given(st.text(max_size=200))
def test_whatever_is_typed_a_place_or_a_short_list_comes_back(typed: str) -> None:
    found = GAZETTEER.resolve(typed)

    assert isinstance(found, Place) or len(found.places) <= MOST
