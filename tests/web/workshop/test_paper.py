"""Sheets of paper typed off by the advisor, and the questionnaire on paper."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from questionnaire.texts import LANGUAGES, Language
from tests.storage.databases import somebody_writes
from tests.web.visitor import Page, Visitor, services_of
from tests.web.workshop.test_workshop import Advisor, close, phone, sit_down

SHEET = {
    "name": "MittagsTisch",
    "fields": "AC",
    "form": "3",
    "yearly_price": "9",
    "target": "Landkreis Uckermark",
    "start": "3 27",
    "named_contacts": "4",
    "funding_in_use": "0",
}
MEANT = {
    "name": ("MittagsTisch",),
    "fields": ("school_education", "school_meals"),
    "form": ("food",),
    "yearly_price": ("unknown",),
    "target": ("12073",),
    "start": ("2027-Q3",),
    "named_contacts": ("spoke_with_two_units_recently",),
    "funding_in_use": ("inapplicable",),
}


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def form(advisor: Advisor) -> dict[str, str]:
    page = advisor.browser.get(f"{advisor.address}/paper")
    return {name: page.one(f"input[@name='{name}']").get("value", "") for name in ("token", "sheet")}


def send(advisor: Advisor, **typed: str) -> Page:
    return advisor.browser.post(f"{advisor.address}/paper", {**form(advisor), **typed})


def answers_of(app: Flask, advisor: Advisor) -> dict[int, dict[str, tuple[str, ...]]]:
    services = services_of(app)
    workshop = services.workshops.called(advisor.code, services.now())
    assert workshop is not None
    seat_answers = services.seats.answers(workshop.id, services.now())
    return {seat.number: dict(seat.answers) for seat in seat_answers}


def link_on(page: Page) -> str:
    found = re.search(r"/en/([A-Za-z0-9_-]{32})(?=[\s<])", page.body.decode())
    assert found is not None
    return found[1]


def test_a_sheet_gets_a_seat_and_its_answers(app: Flask, advisor: Advisor) -> None:
    page = send(advisor, seat="0", **SHEET)

    assert (page.status, answers_of(app, advisor)) == (200, {1: MEANT})
    assert "Seat 1" in page.words and "8 of 35 answered" in page.words
    assert page.given("name") == page.given("seat") == []


def test_a_seat_without_answers_can_be_made_beforehand(app: Flask, advisor: Advisor) -> None:
    send(advisor, seat="0")

    assert answers_of(app, advisor) == {1: {}}


def test_a_double_click_makes_one_seat(app: Flask, advisor: Advisor) -> None:
    sent = {**form(advisor), "seat": "0", **SHEET}
    pages = [advisor.browser.post(f"{advisor.address}/paper", sent) for _ in range(2)]

    assert list(answers_of(app, advisor)) == [1]
    assert link_on(pages[0]) == link_on(pages[1])


def test_each_new_seat_has_a_link_of_its_own_shown_once(app: Flask, advisor: Advisor) -> None:
    first, second = send(advisor, seat="0", **SHEET), send(advisor, seat="0", form="1")
    later = advisor.browser.get(f"{advisor.address}/paper?saved=1")

    assert link_on(first) != link_on(second)
    assert phone(app).get(f"/en/{link_on(first)}/plan").status == 200
    assert link_on(first) not in later.body.decode() and "Seat 1" in later.words
    assert first.headers["Cache-Control"] == "no-store"


def test_a_seat_from_a_phone_gets_only_what_is_typed(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    link = sit_down(visitor, advisor.code).split("/")[2]
    token = visitor.get(f"/en/{link}/step/1").one("input[@name='token']").get("value", "")
    for number, given in (("1", {"name": "Secret"}), ("1/2", {"legal_form": "company"})):
        visitor.post(f"/en/{link}/step/{number}", {"token": token, "go": "next", **given})

    saved = send(advisor, seat="1", form="2")
    page = advisor.browser.get(saved.location)

    assert saved.status == 303 and answers_of(app, advisor)[1] == {
        "name": ("Secret",),
        "legal_form": ("company",),
        "form": ("service",),
    }
    assert "Secret" not in page.body.decode() and link not in page.body.decode()
    assert "Link for this person" not in page.words


def test_another_workshops_seat_is_never_written(app: Flask, advisor: Advisor) -> None:
    other = Advisor(app)
    for _ in range(3):
        sit_down(phone(app), other.code)
    sit_down(phone(app), advisor.code)

    page = send(advisor, seat="3", **SHEET)

    assert (page.status, page.wrong) == (422, ["seat"])
    assert set(map(len, answers_of(app, other).values())) == {0}


def test_only_who_leads_the_workshop_types_sheets(app: Flask, advisor: Advisor) -> None:
    other, sent = Advisor(app), {**form(advisor), "seat": "0", **SHEET}
    strangers = [phone(app).post(f"{advisor.address}/paper", sent).status]
    strangers.append(other.browser.post(f"{advisor.address}/paper", sent).status)
    strangers.append(phone(app).get(f"{advisor.address}/paper").status)

    assert strangers == [404] * 3
    assert advisor.browser.post(f"{advisor.address}/paper", {**sent, "token": "0" * 64}).status == 403


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"form": "5"}, "form"),
        ({"form": "34"}, "form"),
        ({"named_contacts": "0"}, "named_contacts"),
        ({"fields": "ABCD"}, "fields"),
        ({"fields": "AX"}, "fields"),
        ({"start": "5 27"}, "start"),
        ({"target": "Neustadt"}, "target"),
        ({"target": "Entenhausen"}, "target"),
        ({"seat": "99"}, "seat"),
        ({"seat": ""}, "seat"),
        ({"seat": "٣"}, "seat"),
        ({"seat": "9" * 3000}, "seat"),
    ],
)
def test_what_is_wrong_is_named_beside_its_line_and_nothing_is_lost(
    app: Flask, advisor: Advisor, typed: dict[str, str], wrong: str
) -> None:
    page = send(advisor, **{"seat": "0", **SHEET, **typed})

    assert (page.status, page.wrong) == (422, [wrong])
    assert page.problem(wrong)
    assert {key: page.given(key) for key in SHEET} == {
        key: [value] for key, value in {**SHEET, **typed}.items() if key in SHEET
    }
    assert answers_of(app, advisor) == {}


def test_a_wrong_seat_and_a_wrong_line_are_told_at_once(advisor: Advisor) -> None:
    assert send(advisor, seat="77", form="5").wrong == ["seat", "form"]


def test_a_wrong_key_is_answered_with_those_that_fit(advisor: Advisor) -> None:
    page = send(advisor, seat="0", named_contacts="7")

    assert "“7”" in page.problem("named_contacts") and "1–4, 9" in page.problem("named_contacts")


def test_a_place_of_many_is_chosen_among_them(app: Flask, advisor: Advisor) -> None:
    asked = send(advisor, seat="0", customers="Neustadt")
    key = asked.every("input[@name='customers-1']")[0].get("value", "")

    send(advisor, seat="0", **{"customers": "Neustadt", "customers-1": key})

    assert answers_of(app, advisor) == {1: {"customers": (key,)}}


@pytest.mark.parametrize("nonsense", ["x" * 2000, "<b>'\"&" * 300, "🎉" * 600, "=1+1\t" * 400])
def test_floods_of_nonsense_are_refused_and_kept(app: Flask, advisor: Advisor, nonsense: str) -> None:
    page = send(advisor, seat="0", name=nonsense, sentence=nonsense)

    assert (page.status, page.wrong) == (422, ["name", "sentence"])
    assert page.given("name") == page.given("sentence") == [nonsense]
    assert answers_of(app, advisor) == {}


def test_a_closed_workshop_makes_no_new_seat_but_takes_sheets_of_old_ones(
    app: Flask, advisor: Advisor
) -> None:
    send(advisor, seat="0")
    close(advisor)

    refused, taken = send(advisor, seat="0", **SHEET), send(advisor, seat="1", form="1")

    assert (refused.status, refused.wrong, taken.status) == (422, ["seat"], 303)
    assert answers_of(app, advisor) == {1: {"form": ("digital",)}}


def test_a_locked_database_loses_nothing_typed(app: Flask, advisor: Advisor) -> None:
    sent = {**form(advisor), "seat": "0", **SHEET}
    with somebody_writes(services_of(app).assessments.engine):
        page = advisor.browser.post(f"{advisor.address}/paper", sent)

    assert (page.status, page.headers["Retry-After"]) == (503, "5")
    assert page.given("name") == ["MittagsTisch"]
    assert advisor.browser.post(f"{advisor.address}/paper", sent).status == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questionnaire_on_paper_is_there_for_all(visitor: Visitor, language: Language) -> None:
    page = visitor.get(f"/{language}/questionnaire.pdf")

    assert (page.status, page.body[:5]) == (200, b"%PDF-")
    assert f"questionnaire-{language}.pdf" in page.headers["Content-Disposition"]
    assert f"/{language}/questionnaire.pdf" in visitor.get(f"/{language}/workshops").body.decode()
    assert f"/{language}/questionnaire.pdf" in visitor.get(f"/{language}/").body.decode()
