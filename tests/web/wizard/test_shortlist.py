"""Finding a first municipality: without JavaScript, in either language, and nothing gets lost."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaire.services import Services
from questionnaire.storage import StorageUnavailable
from questionnaire.texts import LANGUAGES
from tests.web.markup import words
from tests.web.visitor import Journey, Page, Sent, Visitor, services_of

EBERSWALDE, WANDLITZ = "12060052", "12060269"
LIST = "shortlist"


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    monkeypatch.setattr(Services, "today", lambda _self: today)


def press(journey: Journey, form: Sent, query: str = "") -> Page:
    """Sends the page's form with one of its buttons, as a browser would."""
    return journey.visitor.post(journey.path(LIST + query), {"token": journey.token, **form})


def found(page: Page) -> list[str]:
    """Keys of the places, in the order of the page."""
    return [button.get("value", "") for button in page.every("button[@name='strike']")]


def at_home(visitor: Visitor, language: str = "de") -> Journey:
    journey = visitor.begin(language)
    journey.send(1, {"fields": ["school_meals"]}, go="stay")
    press(journey, {"home_place": "Eberswalde", "radius": "neighbours"})
    return journey


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_and_radius_are_saved_and_four_places_come_each_with_reasons(
    visitor: Visitor, language: str
) -> None:
    journey = at_home(visitor, language)
    page = journey.get(LIST)

    assert (page.status, page.given("home_place")) == (200, ["Eberswalde (Landkreis Barnim)"])
    assert journey.saved()["home_place"] == EBERSWALDE
    assert (len(found(page)), found(page)[0]) == (4, EBERSWALDE)
    reasons = [each for each in page.every("ul") if each.get("class") == "reasons"]
    assert all(words(item) for each in reasons for item in each)
    assert {"de": "Hier seid Ihr zu Hause.", "en": "This is where you are based."}[language] in page.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_region_step_leads_there_and_keeps_what_was_typed(visitor: Visitor, language: str) -> None:
    journey = visitor.begin(language)

    page = journey.send(2, {"customers": ["Bernau bei Berlin"]}, go="shortlist")

    assert (page.status, page.location) == (303, journey.path(LIST))
    assert journey.saved()["customers"] == ["12060020"]
    assert "Bernau bei Berlin" in journey.get(LIST).words


def test_a_place_struck_out_is_gone_and_the_next_moves_up(visitor: Visitor) -> None:
    journey = at_home(visitor)
    before = found(journey.get(LIST))

    page = press(journey, {"home_place": "Eberswalde", "radius": "neighbours", "strike": before[1]})
    after = journey.get(LIST)

    assert page.status == 303
    assert found(after)[:3] == [key for key in before if key != before[1]]
    assert journey.saved()["struck_places"] == [before[1]]


def test_it_stays_struck_out_when_one_comes_back_and_can_be_brought_back(visitor: Visitor) -> None:
    journey = at_home(visitor)
    before = found(journey.get(LIST))
    press(journey, {"home_place": "Eberswalde", "strike": before[0]})

    assert before[0] not in found(journey.get(LIST))
    press(journey, {"home_place": "Eberswalde", "restore": before[0]})

    assert found(journey.get(LIST)) == before
    assert "struck_places" not in journey.saved()


def test_a_place_struck_out_before_it_was_merged_can_be_brought_back(visitor: Visitor) -> None:
    """Kiliansroda is part of Mellingen today."""
    journey = at_home(visitor)
    press(journey, {"home_place": "Eberswalde", "strike": "16071038"})

    press(journey, {"home_place": "Eberswalde", "restore": "16071056"})

    assert "struck_places" not in journey.saved()


@pytest.mark.parametrize(("query", "leads_to"), [("", "step/2#target"), ("?from=plan", "plan")])
def test_a_place_that_is_chosen_is_the_target_and_leads_back(
    visitor: Visitor, query: str, leads_to: str
) -> None:
    journey = at_home(visitor)

    page = press(journey, {"home_place": "Eberswalde", "choose": EBERSWALDE}, query)

    assert (page.status, page.location) == (303, journey.path(leads_to))
    assert journey.get("step/2").given("target") == ["Eberswalde (Landkreis Barnim)"]
    assert "Eberswalde" in journey.get(LIST).words


def test_back_saves_and_leads_to_the_region(visitor: Visitor) -> None:
    journey = visitor.begin("de")

    page = press(journey, {"home_place": "Barnim", "radius": "land", "go": "back"})

    assert page.location == journey.path("step/2#target")
    assert journey.saved() == {"home_place": "12060", "radius": "land"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_place_is_named_and_the_rest_is_kept(visitor: Visitor, language: str) -> None:
    journey = visitor.begin(language)

    page = press(journey, {"home_place": "Xyzzyhausen", "radius": "land"})

    assert (page.status, page.wrong, page.given("home_place")) == (422, ["home_place"], ["Xyzzyhausen"])
    assert "Xyzzyhausen" in page.problem("home_place")
    assert journey.saved() == {"radius": "land"}


def test_a_name_of_many_comes_back_with_a_choice_and_the_choice_settles_it(visitor: Visitor) -> None:
    journey = visitor.begin("de")

    asked = press(journey, {"home_place": "Rosenheim"})
    press(journey, {"home_place": "Rosenheim", "home_place-1": "09163"})

    assert (asked.status, len(asked.every("input[@name='home_place-1']")) > 1) == (422, True)
    assert journey.saved()["home_place"] == "09163"


def test_without_home_and_customers_the_page_asks_for_one(visitor: Visitor) -> None:
    page = visitor.begin("en").get(LIST)

    assert (page.status, found(page)) == (200, [])
    assert "name your home town above" in page.words


def test_without_fields_the_page_says_what_is_missing_and_leads_there(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    press(journey, {"home_place": "Eberswalde"})

    assert "noch kein Handlungsfeld gewählt" in journey.get(LIST).words
    assert press(journey, {"home_place": "Eberswalde", "go": "fields"}).location == journey.path(
        "step/1#fields"
    )


def test_where_nothing_is_left_the_page_says_what_to_do(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    journey.send(1, {"fields": ["youth_family"]}, go="stay")
    press(journey, {"home_place": "Cottbus", "radius": "district", "strike": "12052"})

    assert "holt eine gestrichene Kommune zurück" in journey.get(LIST).words


@pytest.mark.parametrize("button", ["choose", "strike"])
@pytest.mark.parametrize("value", ["nowhere", "🏛️", "x" * 5_000])
def test_a_place_that_does_not_exist_is_refused_and_nothing_else_is_lost(
    visitor: Visitor, button: str, value: str
) -> None:
    journey = visitor.begin("de")

    page = press(journey, {"home_place": "Barnim", button: value})

    assert (page.status, journey.saved()) == (422, {"home_place": "12060"})


def test_one_can_strike_out_thirty_and_hears_why_not_more(visitor: Visitor) -> None:
    journey = at_home(visitor)
    districts = services_of(visitor.app).edition.regions.districts
    statuses = [press(journey, {"strike": place.key}).status for place in districts[:31]]

    assert statuses == [303] * 30 + [422]
    assert len(journey.saved()["struck_places"]) == 30


def test_switching_the_language_takes_along_what_is_typed(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    other = journey.get(LIST).other_language

    page = visitor.post(other, {"token": journey.token, "go": "stay", "home_place": "Barnim"})

    assert page.location == journey.path(LIST, "en")
    assert journey.saved() == {"home_place": "12060"}


def test_a_form_from_elsewhere_changes_nothing(visitor: Visitor) -> None:
    journey = visitor.begin("de")

    page = visitor.post(journey.path(LIST), {"home_place": "Barnim", "token": "wrong"})

    assert (page.status, journey.saved()) == (403, {})
    assert visitor.get(f"/de/{'x' * 32}/{LIST}").status == 404


def test_what_cannot_be_saved_comes_back_to_be_sent_again(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = visitor.begin("de")

    def locked(*_args: object) -> bool:
        raise StorageUnavailable

    monkeypatch.setattr(services_of(visitor.app).assessments, "save", locked)
    page = press(journey, {"home_place": "Eberswalde"})

    assert (page.status, page.headers["Retry-After"]) == (503, "5")
    assert page.given("home_place") == ["Eberswalde (Landkreis Barnim)"]


def test_the_answers_come_along_in_the_answers_file(visitor: Visitor) -> None:
    journey = at_home(visitor)
    press(journey, {"home_place": "Eberswalde", "strike": WANDLITZ})

    again = visitor.upload(journey.get("answers.json").body).location.split("/")[2]

    assert Journey(visitor, again, "de").saved() == journey.saved()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_shows_the_list_until_there_is_a_target(visitor: Visitor, language: str) -> None:
    journey = at_home(visitor, language)
    before = journey.get("plan")
    press(journey, {"home_place": "Eberswalde", "choose": EBERSWALDE})
    after = journey.get("plan")

    assert "Stadt Eberswalde" in before.words and len(before.every("*[@id='shortlist-title']")) == 1
    assert after.every("*[@id='shortlist-title']") == []
    assert {"de": "Die nächsten Ziele danach:", "en": "Next targets after this one:"}[language] in after.words


def test_the_plan_of_somebody_without_a_home_leads_to_the_page(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    links = [link.get("href") for link in journey.get("plan").every("a")]

    assert journey.path(f"{LIST}?from=plan") in links


def test_page_one_says_who_has_the_task_where_the_county_has_less_of_it(visitor: Visitor) -> None:
    page = visitor.bring("school-meals-uckermark", "de").get("plan")

    assert "Fragt zuerst dort: Stadt Schwedt/Oder, Stadt Prenzlau und Stadt Templin." in page.words
