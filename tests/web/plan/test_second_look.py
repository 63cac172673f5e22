"""Coming back after some months: then against now."""

from __future__ import annotations

import json

import pytest

from questionnaire.texts import LANGUAGES, Language
from tests.web.test_links import make_older
from tests.web.visitor import Visitor, sample_bytes

SCHOOL_MEALS = "school-meals-uckermark"
HEADING = {"de": "Damals und heute", "en": "Then and now"}


def test_on_the_first_visit_there_is_nothing_to_compare(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    journey.send(6, {"networks": "member"}, go="stay")

    assert HEADING["en"] not in journey.get("plan").words


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_comes_back_after_three_months_sees_what_moved(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)
    make_older(journey, days=91)

    journey.send(6, {"networks": "regular_contribution"}, go="stay")

    page = journey.get("plan")
    assert HEADING[language] in page.words
    assert len(page.every("table[@class='comparison']/tbody/tr")) == 7


def test_the_rest_of_the_sitting_compares_with_the_same_day(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    make_older(journey, days=91)
    journey.send(6, {"networks": "no_network"}, go="stay")
    before = journey.get("plan").words

    journey.send(6, {"networks": "no_network"}, go="stay")

    assert journey.get("plan").words == before


def test_an_earlier_file_can_be_compared_with(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    document = json.loads(sample_bytes("repair-cottbus")) | {"date": "2026-08-24"}

    answer = journey.compare(json.dumps(document).encode())

    assert (answer.status, answer.location) == (303, journey.path("plan") + "#then")
    assert "24 August 2026" in journey.get("plan").words


def test_the_downloaded_file_says_when_its_answers_were_given(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    document = journey.get("answers.json").body

    assert journey.compare(document).status == 303
    assert json.loads(document)["date"] in json.loads(document).values()


@pytest.mark.parametrize("date", ["9999-12-31", "2999-01-01", "0001-01-01", "2025-12-31"])
def test_a_day_on_which_nobody_can_have_answered_counts_as_none(visitor: Visitor, date: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    document = json.loads(sample_bytes("repair-cottbus")) | {"date": date}

    assert journey.compare(json.dumps(document).encode()).status == 303
    assert "where you stood in the earlier file" in journey.get("plan").words


@pytest.mark.parametrize("date", ["yesterday", 20260824, None, "2026-99-99", "1" * 5000])
def test_a_file_without_a_usable_date_still_compares(visitor: Visitor, date: object) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    document = json.loads(sample_bytes(SCHOOL_MEALS)) | {"date": date}

    assert journey.compare(json.dumps(document).encode()).status == 303
    assert journey.get("plan").status == 200


@pytest.mark.parametrize("document", [b"", b"{", b"[]", b'{"format": "other"}', b"\xff"])
def test_a_damaged_or_foreign_file_is_refused_with_a_reason(visitor: Visitor, document: bytes) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    page = journey.compare(document)

    assert (page.status, page.wrong) == (422, ["file"])
    assert page.title.startswith("Error:")


def test_only_our_own_form_can_bring_a_file(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    journey.token = "0" * 64

    assert journey.compare(sample_bytes(SCHOOL_MEALS)).status == 403


def test_after_erasing_there_is_nothing_to_compare_with(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    journey.erase()

    assert journey.compare(sample_bytes(SCHOOL_MEALS)).status == 404


def test_the_pdf_shows_then_and_now(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    journey.compare(sample_bytes("repair-cottbus"))

    document = journey.get("plan.pdf")

    assert document.status == 200 and document.body.startswith(b"%PDF")


def test_switching_the_language_after_a_refused_file_leads_back_to_the_plan(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    switch = journey.compare(b"{").other_language

    assert (switch, visitor.get(switch).language) == (journey.path("plan", "de"), "de")
