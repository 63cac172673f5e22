"""Choosing places by name, with and without suggestions."""

from __future__ import annotations

import json
import random

import pytest

from questionnaire.texts import LANGUAGES
from tests.web.markup import words
from tests.web.visitor import Page, Visitor


def suggested(visitor: Visitor, typed: str, language: str = "de") -> list[dict[str, str]]:
    page = visitor.get(f"/{language}/places", query_string={"q": typed})
    assert page.status == 200
    found: list[dict[str, str]] = json.loads(page.body)
    return found


def offered(page: Page, name: str) -> list[str]:
    return [field.get("value", "") for field in page.every(f"input[@name='{name}']")]


@pytest.mark.parametrize(
    ("language", "about", "echo"),
    [
        (
            "de",
            "Stadt, 41.481\N{NO-BREAK SPACE}Einwohner",
            "Stadt, Landkreis Barnim, 41.481\N{NO-BREAK SPACE}Menschen",
        ),
        (
            "en",
            "town, 41,481\N{NO-BREAK SPACE}inhabitants",
            "Town, Landkreis Barnim, 41,481\N{NO-BREAK SPACE}people",
        ),
    ],
)
def test_suggestions_say_what_kind_of_place_it_is_where_it_lies_and_how_large(
    visitor: Visitor, language: str, about: str, echo: str
) -> None:
    assert suggested(visitor, "Ebersw", language) == [
        {"name": "Eberswalde (Landkreis Barnim)", "about": about, "echo": echo}
    ]


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("Suderburg", "Gemeinde, Samtgemeinde Suderburg, Landkreis Uelzen, 4."),
        ("Landkreis Uelzen", "Landkreis, Niedersachsen, 9"),
        ("München (Stadt)", "Kreisfreie Stadt, Bayern, 1."),
        ("Neukölln", "Bezirk, Berlin, 3"),
    ],
)
def test_a_saved_place_is_echoed_with_kind_surroundings_and_people(
    visitor: Visitor, typed: str, echo: str
) -> None:
    journey = visitor.begin("de")

    journey.send(2, {"target": typed}, go="stay")

    said = words(journey.get("step/2").one("p[@id='target-place-1']"))
    assert said.startswith(echo) and said.endswith("Menschen")


def test_each_place_of_several_is_echoed_beneath_its_own_field_also_after_an_error(visitor: Visitor) -> None:
    journey = visitor.begin("de")

    refused = journey.send(2, {"customers": ["Eberswalde", "", "Landkreis Uelzen"]})
    pages = refused, journey.get("step/2")

    said = [[words(found) for found in page.every("p[@class='echo']")] for page in pages]
    assert [[text.split(",")[:2] for text in texts] for texts in said] == [
        [[""], ["Stadt", " Landkreis Barnim"], ["Landkreis", " Niedersachsen"], [""]]
    ] * 2


def test_suggestions_name_the_amt_that_decides_for_a_small_town(visitor: Visitor) -> None:
    assert "Amt Joachimsthal (Schorfheide)" in suggested(visitor, "Joachimsthal")[0]["about"]


@pytest.mark.parametrize("typed", ["Neustadt", "Barnim", "Frankfurt Oder", "Neukölln", "Muenchen"])
def test_every_suggestion_can_be_sent_as_the_answer(visitor: Visitor, typed: str) -> None:
    journey = visitor.begin()
    names = [place["name"] for place in suggested(visitor, typed)]

    statuses = [journey.send(2, {"target": name}, go="stay").status for name in names]

    assert names and set(statuses) == {303}


@pytest.mark.parametrize("typed", ["", "Łódź", "\0", "x" * 5_000])
def test_there_may_be_nothing_to_suggest(visitor: Visitor, typed: str) -> None:
    assert suggested(visitor, typed) == []


def test_suggestions_are_public_and_may_be_kept(visitor: Visitor) -> None:
    headers = visitor.get("/de/places?q=Barnim").headers

    assert headers["Cache-Control"] == "public, max-age=86400"
    assert headers["Content-Type"] == "application/json"


def test_a_hundred_odd_texts_never_break_the_suggestions_or_the_step(visitor: Visitor) -> None:
    journey, chance = visitor.begin(), random.Random(7)  # noqa: S311 -- repeatable, not secret
    texts = ["".join(chr(chance.randrange(0xD7FF)) for _ in range(chance.randrange(60))) for _ in range(100)]

    for text in texts:
        assert len(suggested(visitor, text)) <= 8
        assert journey.send(2, {"target": text, "customers": [text]}, go="stay").status in (303, 422)


def test_a_name_that_leaves_no_doubt_is_saved_as_its_key(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(2, {"target": "eberswalde", "customers": ["LK Barnim", "", "Neukölln"]}, go="stay")

    assert (page.status, journey.saved()) == (303, {"target": "12060052", "customers": ["12060", "11000-08"]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_many_comes_back_with_a_choice(visitor: Visitor, language: str) -> None:
    journey = visitor.begin(language)

    page = journey.send(2, {"target": "Rosenheim", "start": "2027-Q3"})

    assert (page.status, page.wrong, page.given("target")) == (422, ["target"], ["Rosenheim"])
    assert "Rosenheim" in page.problem("target")
    assert {"09163", "09187"} <= set(offered(page, "target-1"))
    assert journey.saved() == {"start": "2027-Q3"}


def test_choosing_among_the_places_settles_it(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(
        2, {"target": "Rosenheim", "target-1": "09163", "start": "2027-Q3", "budget_rhythm": "one_year"}
    )

    assert (page.status, journey.saved()["target"]) == (303, "09163")
    assert journey.get("step/2").given("target") == ["Rosenheim (Stadt)"]


def test_sending_the_page_again_keeps_what_was_chosen(visitor: Visitor) -> None:
    journey = visitor.begin()
    journey.send(2, {"target": "09163", "customers": ["09187", "12060052"]}, go="stay")
    page = journey.get("step/2")

    journey.send(2, {"target": page.given("target"), "customers": page.given("customers")}, go="stay")

    assert journey.saved() == {"target": "09163", "customers": ["09187", "12060052"]}


def test_a_new_name_counts_more_than_a_choice_made_for_the_old_one(visitor: Visitor) -> None:
    journey = visitor.begin()

    journey.send(2, {"target": "Barnim", "target-1": "09163"}, go="stay")

    assert journey.saved() == {"target": "12060"}


@pytest.mark.parametrize("forged", ["12999", "12060", "unknown", "<svg>", "\0"])
def test_only_a_place_that_fits_the_name_can_be_chosen(visitor: Visitor, forged: str) -> None:
    journey = visitor.begin()

    page = journey.send(2, {"target": "Rosenheim", "target-1": forged}, go="stay")

    assert (page.status, journey.saved()) == (422, {})


def test_each_of_three_customers_is_asked_about_by_itself(visitor: Visitor) -> None:
    journey = visitor.begin()
    typed = ["Bernau", "Landkreis Barnim", "Neustadt"]

    asked = journey.send(2, {"customers": typed}, go="stay")
    page = journey.send(
        2, {"customers": typed, "customers-1": "12060020", "customers-3": "07316000"}, go="stay"
    )

    assert asked.given("customers") == typed
    assert "12060020" in offered(asked, "customers-1") and offered(asked, "customers-2") == []
    assert (page.status, page.given("customers")[:2]) == (
        422,
        ["Bernau bei Berlin (Landkreis Barnim)", "Landkreis Barnim"],
    )


def test_a_name_nobody_knows_says_what_to_do(visitor: Visitor) -> None:
    page = visitor.begin().send(2, {"target": "Entenhausen <b>"}, go="stay")

    assert (page.status, page.given("target")) == (422, ["Entenhausen <b>"])
    assert "Entenhausen <b>" in page.problem("target") and "spelling" in page.problem("target")


def test_a_slip_of_the_finger_is_asked_about(visitor: Visitor) -> None:
    page = visitor.begin().send(2, {"target": "Eberswlade"}, go="stay")

    assert (page.status, offered(page, "target-1")) == (422, ["12060052"])


@pytest.mark.parametrize(
    ("typed", "said", "first"),
    [
        ("Cologne", "“Cologne” is another name for Köln.", "05315"),
        ("Prenzlauer Berg", "“Prenzlauer Berg” belongs to Berlin-Pankow (Bezirk).", "11000-03"),
        ("Amt Joachimsthal", "works for several municipalities.", "12060100"),
        ("50667", "“50667” is a postcode of Köln.", "05315"),
        ("16225", "“16225” is the postcode of several places.", "12060052"),
        ("03159", "“03159” is a postcode and also the key of another place.", "12071044"),
        ("16225 Köln", "Several places fit “16225 Köln”.", "05315"),
    ],
)
def test_another_name_is_asked_about_in_words_of_its_own(
    visitor: Visitor, typed: str, said: str, first: str
) -> None:
    journey = visitor.begin()

    asked = journey.send(2, {"target": typed}, go="stay")
    journey.send(2, {"target": typed, "target-1": first}, go="stay")

    assert said in asked.problem("target")
    assert offered(asked, "target-1")[0] == first
    assert (asked.status, journey.saved()) == (422, {"target": first})


def test_a_postcode_that_nobody_knows_asks_for_the_name(visitor: Visitor) -> None:
    page = visitor.begin().send(2, {"target": "99999"}, go="stay")

    assert (page.status, page.given("target")) == (422, ["99999"])
    assert "type the name" in page.problem("target")


def test_a_postcode_before_a_name_tells_its_namesakes_apart(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(2, {"target": "67433 Neustadt", "customers": ["16225 Eberswalde"]}, go="stay")

    assert offered(page, "target-1") == ["07316"]
    assert journey.saved() == {"customers": ["12060052"]}


def test_a_suggestion_says_by_which_name_it_was_found_and_whether_it_is_meant(visitor: Visitor) -> None:
    (pankow, *_), (frankfurt, *_) = suggested(visitor, "Prenzlauer"), suggested(visitor, "Frankfurt a.M.")

    assert pankow["name"] == "Berlin-Pankow (Bezirk)" and pankow["about"].startswith("Prenzlauer Berg · ")
    assert "meant" not in pankow and frankfurt["meant"]


def test_switching_the_language_keeps_a_name_that_is_not_settled(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    switch = journey.get("step/2").other_language

    page = visitor.post(switch, {"token": journey.token, "go": "stay", "target": "Rosenheim"})

    assert (page.status, page.language, page.given("target")) == (422, "en", ["Rosenheim"])
    assert "Which one do you mean?" in page.problem("target")


def test_not_knowing_the_place_yet_is_a_tick(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(2, {"target": ["", "unknown"]}, go="stay")

    assert (page.status, journey.saved()) == (303, {"target": "unknown"})
    assert journey.get("step/2").given("target") == ["unknown"]


def test_a_place_and_not_knowing_one_cannot_both_be_meant(visitor: Visitor) -> None:
    page = visitor.begin().send(2, {"target": ["Barnim", "unknown"]}, go="stay")

    assert (page.status, page.wrong) == (422, ["target"])
    assert page.given("target") == ["Landkreis Barnim", "unknown"]


def test_only_the_step_that_asks_for_places_loads_their_script(visitor: Visitor) -> None:
    journey = visitor.begin()

    loading = [
        number for number in range(1, 11) if "places.js" in journey.get(f"step/{number}").body.decode()
    ]

    assert loading == [2]
