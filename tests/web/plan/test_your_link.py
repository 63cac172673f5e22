"""The private link: where it leads, how one takes it along, and where it is never written."""

from __future__ import annotations

import logging
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader

from questionnaire.texts import LANGUAGES, Language
from tests.web.conftest import MakeApp
from tests.web.visitor import Journey, Page, Visitor

SCHOOL_MEALS = "school-meals-uckermark"


def back(journey: Journey) -> Page:
    return journey.visitor.get(f"/{journey.language}/{journey.link}")


def words_of(pdf: bytes) -> str:
    """Without any space: where lines break, a link does too."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_private_address_leads_to_the_plan_once_the_last_step_is_answered(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    found = back(journey)

    assert (found.status, found.location) == (303, journey.path("plan"))


def test_before_that_it_leads_to_where_somebody_stopped(visitor: Visitor) -> None:
    journey = visitor.begin()
    assert back(journey).location == journey.path("step/1")

    journey.send(3, journey.of_step(3, SCHOOL_MEALS))

    assert back(journey).location == journey.path("step/4")


def test_the_address_of_earlier_times_still_works(visitor: Visitor) -> None:
    assert visitor.bring(SCHOOL_MEALS).get("step/10").status == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_shows_the_address_in_a_field_to_mark(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)

    field = journey.get("plan").one("input[@id='own-link']")

    assert field.get("value") == f"http://localhost/{language}/{journey.link}"
    assert "readonly" in field.attrib


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_to_oneself_is_written_by_ones_own_program(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)

    (mail,) = [a for a in journey.get("plan").every("a") if a.get("href", "").startswith("mailto:")]

    address = urlsplit(mail.get("href", ""))
    fields = parse_qs(address.query)
    assert (address.path, sorted(fields)) == ("", ["body", "subject"])
    assert f"http://localhost/{language}/{journey.link}" in fields["body"][0].splitlines()
    assert "+" not in address.query


def test_buttons_that_need_a_script_are_hidden_without_one(visitor: Visitor) -> None:
    page = visitor.bring(SCHOOL_MEALS).get("plan")

    buttons = [page.one(f"button[@id='{name}']") for name in ("copy-link", "share-link")]

    assert all("hidden" in button.attrib for button in buttons)


@pytest.mark.parametrize("query", ["", "?link=", "?link=no", "?link=QR"])
def test_the_pdf_names_the_site_and_never_the_private_link_by_itself(visitor: Visitor, query: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    file = journey.get(f"plan.pdf{query}")

    words = words_of(file.body)
    assert "Drawnuponlocalhost." in words
    assert "youranswersfile" in words
    assert journey.link not in words and journey.link.encode() not in file.body


def test_whoever_asks_for_it_has_the_link_on_their_own_print(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    file = journey.get("plan.pdf?link=qr")

    assert f"http://localhost/en/{journey.link}" in words_of(file.body)
    assert file.headers["Cache-Control"] == "no-store"


def test_the_print_with_one_persons_link_is_never_anothers(visitor: Visitor) -> None:
    mine, yours = visitor.bring(SCHOOL_MEALS), visitor.bring(SCHOOL_MEALS)

    mine.get("plan.pdf?link=qr")
    file = yours.get("plan.pdf?link=qr")

    assert yours.link in words_of(file.body)
    assert mine.link not in words_of(file.body)


def test_the_print_names_the_configured_site(make_app: MakeApp) -> None:
    journey = Visitor(make_app(public_url="https://rathausreif.example")).bring(SCHOOL_MEALS)

    words = words_of(journey.get("plan.pdf?link=qr").body)

    assert "Drawnuponrathausreif.example." in words
    assert f"https://rathausreif.example/en/{journey.link}" in words


def test_no_log_holds_the_link(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    journey = visitor.bring(SCHOOL_MEALS)

    back(journey)
    journey.get("plan")
    file = journey.get("plan.pdf?link=qr")

    assert journey.link not in caplog.text
    assert journey.link not in file.headers["Content-Disposition"]
    assert file.headers["Referrer-Policy"] == "same-origin"
