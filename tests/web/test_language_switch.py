"""The language can be changed on every page, and nothing is lost by it."""

from __future__ import annotations

import pytest
from flask import Flask

from questionnaire.texts import LANGUAGES, Language
from tests.web.visitor import QUESTION_PAGES, Visitor
from tests.web.workshop.test_workshop import INVITATION, Advisor

SCHOOL_MEALS = "school-meals-uckermark"
STEPS = [f"step/{number}" for number in (*QUESTION_PAGES, "10")]
PERSONAL = [*STEPS, "plan", "fact-sheet", "contact", "erase"]


def other(language: str) -> str:
    return "en" if language == "de" else "de"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    [
        "/{}/",
        "/{}/about",
        "/{}/sources",
        "/{}/facts/reviews",
        "/{}/privacy",
        "/{}/imprint",
        "/{}/accessibility",
        "/{}/contact",
        "/{}/erased",
    ],
)
def test_each_public_page_leads_to_itself_in_the_other_language(
    visitor: Visitor, language: Language, path: str
) -> None:
    page = visitor.get(path.format(language))

    assert page.language == language
    assert page.other_language == path.format(other(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rest", PERSONAL)
def test_each_personal_page_leads_to_itself_in_the_other_language(
    visitor: Visitor, language: Language, rest: str
) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)

    page = journey.get(rest)

    assert page.language == language
    assert page.other_language == journey.path(rest, other(language))


def test_the_switch_of_a_step_keeps_what_is_not_saved_yet(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    switch = journey.get("step/1").other_language

    page = visitor.post(switch, {"token": journey.token, "go": "stay", "name": "Mitreden", "form": "digital"})
    arrived = visitor.get(page.location)

    assert (page.status, arrived.language) == (303, "en")
    assert (arrived.given("name"), arrived.given("form")) == (["Mitreden"], ["digital"])


def test_the_switch_remembers_that_one_came_from_the_check(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS, "de")
    switch = journey.get("step/3?from=check").other_language

    page = visitor.post(switch, {"token": journey.token, "go": "stay", **journey.of_step(3, SCHOOL_MEALS)})

    assert page.location == journey.path("step/3?from=check", "en")


def test_the_switch_shows_a_text_that_is_too_long_in_the_other_language(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    switch = journey.get("step/1").other_language

    page = visitor.post(switch, {"token": journey.token, "go": "stay", "name": "x" * 61, "form": "food"})

    assert (page.status, page.language, page.wrong) == (422, "en", ["name"])
    assert (page.given("name"), page.given("form")) == (["x" * 61], ["food"])


def test_a_page_with_errors_can_be_switched_and_keeps_its_input(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    wrong = journey.send(3, {"named_contacts": "nobody"})

    page = visitor.post(
        wrong.other_language, {"token": journey.token, "go": "stay", "named_contacts": "nobody"}
    )

    assert (wrong.status, page.status) == (422, 303)
    assert visitor.get(page.location).given("named_contacts") == ["nobody"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_refused_file_the_switch_still_leads_to_a_page(visitor: Visitor, language: Language) -> None:
    refused = visitor.upload(b"not an answers file", language)

    page = visitor.get(refused.other_language)

    assert (refused.status, page.status, page.language) == (422, 200, other(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/{}/" + "x" * 32 + "/step/1", 404),
        ("GET", "/{}/" + "x" * 31 + "/step/1", 404),
        ("GET", "/{}/nowhere", 404),
        ("PUT", "/{}/", 405),
        ("POST", "/{}/about", 405),
    ],
)
def test_a_refusal_speaks_the_language_of_the_address(
    visitor: Visitor, language: Language, method: str, path: str, status: int
) -> None:
    asked_for = other(language)

    page = visitor.open(method, path.format(language), headers={"Accept-Language": asked_for})

    assert (page.status, page.language) == (status, language)


@pytest.mark.parametrize(
    ("wish", "language"),
    [("en-GB,en;q=0.9,de;q=0.1", "en"), ("de-AT", "de"), ("pl,ru", "de"), ("", "de"), ("\xff;q=x,,;", "de")],
)
def test_the_bare_address_asks_the_browser(visitor: Visitor, wish: str, language: Language) -> None:
    page = visitor.get("/", headers={"Accept-Language": wish})

    assert (page.status, page.location, page.headers["Vary"]) == (302, f"/{language}/", "Accept-Language")


def test_interface_words_are_german_on_german_pages(visitor: Visitor) -> None:
    page = visitor.begin("de").send(3, {})

    assert page.title.startswith("Fehler:")
    assert "Zurück" in page.words


def test_the_switch_keeps_a_half_typed_sheet_and_asks_for_nothing(app: Flask) -> None:
    advisor = Advisor(app)
    page = advisor.browser.get(f"{advisor.address}/paper")
    hidden = {name: page.one(f"input[@name='{name}']").get("value", "") for name in ("token", "sheet")}
    typed = {"seat": "0", "name": "Mitreden", "fields": "AX", "customers": ["Beelitz", "Nowhere"]}

    switched = advisor.browser.post(page.other_language, {**hidden, **typed, "go": "stay"})

    assert (switched.status, switched.language, switched.wrong) == (200, "de", [])
    assert [switched.given(name) for name in ("seat", "name", "fields")] == [["0"], ["Mitreden"], ["AX"]]
    assert switched.given("customers") == ["Beelitz", "Nowhere"]
    assert switched.one("input[@name='sheet']").get("value") == hidden["sheet"]


def test_the_switch_keeps_an_invitation_and_opens_nothing(visitor: Visitor) -> None:
    switch = visitor.get("/en/workshops").other_language

    page = visitor.post(switch, {**INVITATION, "language": "en", "go": "stay"})

    assert (page.status, page.language, page.wrong) == (200, "de", [])
    assert page.given("title") == [INVITATION["title"]] and page.given("language") == ["en"]


def test_the_switch_keeps_a_code_and_looks_nothing_up(visitor: Visitor) -> None:
    switch = visitor.get("/de/join").other_language

    page = visitor.post(switch, {"code": "KFFU 3K", "go": "stay"})

    assert (page.status, page.language, page.given("code")) == (200, "en", ["KFFU 3K"])
