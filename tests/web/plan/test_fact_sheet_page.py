"""The fact sheet is finished after the result; contact details go into files and nowhere else."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader

from questionnaire.report.processes.pool import Busy, RenderPool
from questionnaire.texts import LANGUAGES, Language
from tests.storage.databases import bytes_in
from tests.web.markup import words
from tests.web.visitor import Journey, Page, Visitor, services_of

SAMPLE = "school-meals-uckermark"
LINES = {
    "result_number": "300 Kinder essen täglich frisch gekocht",
    "people_served": "Kinder der Klassen 1 bis 6",
    "duty_served": "all_day_claim",
    "office_hours": "up_to_5_hours",
    "agreed_reference": "Grundschule am See, Schulleitung",
}
WHOM = {"person": "Mo Test", "role": "Leitung", "phone": "0331 9876543", "email": "mo@example.org"}


def send(journey: Journey, lines: dict[str, str], go: str = "next", page: str = "fact-sheet") -> Page:
    data = {"token": journey.token, "go": go, **lines}
    return journey.visitor.post(journey.path(page), data)


def sheet(page: Page) -> str:
    return " ".join(
        words(found) for found in page.every("blockquote") if "fact-sheet" in found.get("class", "")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_lines_are_saved_and_lead_back_to_the_fact_sheet(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SAMPLE, language)

    page = send(journey, LINES)

    assert (page.status, page.location) == (303, journey.path("plan") + "#fact-sheet")
    assert {key: journey.saved()[key] for key in LINES} == LINES
    assert LINES["result_number"] in sheet(journey.get("plan"))
    assert "höchstens 5 Stunden im Monat" in sheet(journey.get("fact-sheet"))


def test_the_page_offers_the_duties_of_the_chosen_fields_alone(visitor: Visitor) -> None:
    page = visitor.bring(SAMPLE).get("fact-sheet")

    offered = {field.get("value") for field in page.every("input[@name='duty_served']")}

    assert {"all_day_claim", "food_strategy", "another", ""} <= offered
    assert not offered & {"local_transport_plan", "kita_demand_plan"}


def test_a_line_that_is_too_long_goes_back_and_the_others_are_saved(visitor: Visitor) -> None:
    journey = visitor.bring(SAMPLE, "de")

    page = send(journey, {**LINES, "result_number": "x" * 121})

    assert (page.status, page.wrong, page.title[:7]) == (422, ["result_number"], "Fehler:")
    assert page.given("result_number") == ["x" * 121]
    assert "120 Zeichen" in page.problem("result_number")
    assert journey.saved()["people_served"] == LINES["people_served"]
    assert "result_number" not in journey.saved()


def test_a_choice_can_be_taken_back(visitor: Visitor) -> None:
    journey = visitor.bring(SAMPLE)
    send(journey, LINES)

    send(journey, {"duty_served": "", "result_number": ""})

    assert {"duty_served", "result_number"}.isdisjoint(journey.saved())
    assert journey.saved()["office_hours"] == "up_to_5_hours"


def test_the_language_switch_keeps_lines_that_were_not_saved_yet(visitor: Visitor) -> None:
    journey = visitor.bring(SAMPLE, "de")
    switch = journey.get("fact-sheet").other_language

    page = visitor.post(switch, {"token": journey.token, "go": "stay", **LINES})
    arrived = visitor.get(page.location)

    assert (page.status, arrived.language) == (303, "en")
    assert arrived.given("result_number") == [LINES["result_number"]]
    assert arrived.given("duty_served") == ["all_day_claim"]


def test_a_form_of_another_page_saves_nothing(visitor: Visitor) -> None:
    journey = visitor.bring(SAMPLE)

    page = visitor.post(journey.path("fact-sheet"), {"token": "0" * 64, **LINES})
    contact = visitor.post(journey.path("contact"), {"token": "0" * 64, **WHOM})

    assert (page.status, contact.status) == (403, 403)
    assert LINES.keys().isdisjoint(journey.saved())


def test_the_fact_sheet_has_the_typed_contact_and_is_one_german_page(visitor: Visitor) -> None:
    journey = visitor.bring(SAMPLE, "en")

    file = send(journey, WHOM, "fact-sheet.pdf", "contact")

    (page,) = PdfReader(BytesIO(file.body)).pages
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert "Mo Test, Leitung · 0331 9876543 · mo@example.org" in " ".join(page.extract_text().split())
    assert "Der erste Schritt" in page.extract_text()


def test_the_letters_have_the_typed_contact(visitor: Visitor) -> None:
    file = send(visitor.bring(SAMPLE, "de"), WHOM, "letters.docx", "contact")

    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(file.body)).paragraphs)
    assert "hier ist Mo Test von MittagsTisch" in text
    assert "Mo Test, Leitung, MittagsTisch Uckermark gUG, Telefon 0331 9876543" in text


@pytest.mark.parametrize("go", ["fact-sheet.pdf", "letters.docx", "stay"])
def test_contact_details_are_stored_nowhere(app: Flask, visitor: Visitor, go: str) -> None:
    journey = visitor.bring(SAMPLE)

    send(journey, WHOM, go, "contact")
    send(journey, {**WHOM, **LINES})

    bytes_kept = bytes_in(services_of(app).assessments.engine)
    assert LINES["people_served"].encode() in bytes_kept
    assert [text for text in WHOM.values() if len(text) > 7 and text.encode() in bytes_kept] == []
    assert WHOM["phone"] not in "".join(map(str, journey.saved().values()))


def test_contact_details_are_not_in_the_next_file(visitor: Visitor) -> None:
    journey = visitor.bring(SAMPLE)

    send(journey, WHOM, "letters.docx", "contact")

    assert journey.get("contact").given("phone") == []
    (page,) = PdfReader(BytesIO(journey.get("fact-sheet.pdf").body)).pages
    assert WHOM["phone"] not in page.extract_text()


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [("phone", "0" * 31, "30 Zeichen"), ("email", "mo", "steht ein @"), ("person", "x" * 51, "50 Zeichen")],
)
def test_what_cannot_be_right_goes_back_with_everything_else(
    visitor: Visitor, field: str, typed: str, reason: str
) -> None:
    page = send(visitor.bring(SAMPLE, "de"), {**WHOM, field: typed}, "letters.docx", "contact")

    assert (page.status, page.wrong) == (422, [field])
    assert reason in page.problem(field)
    assert {name: page.given(name) for name in WHOM} == {k: [v] for k, v in {**WHOM, field: typed}.items()}


def test_the_switch_keeps_the_contact_details(visitor: Visitor) -> None:
    journey = visitor.bring(SAMPLE, "de")
    switch = journey.get("contact").other_language

    page = visitor.post(switch, {"token": journey.token, "go": "stay", **WHOM})

    assert (page.status, page.language) == (200, "en")
    assert {name: page.given(name) for name in WHOM} == {name: [text] for name, text in WHOM.items()}


class FullPool(RenderPool):
    def write(self, order: object) -> bytes:
        raise Busy


def test_while_all_processes_are_busy_nothing_typed_is_lost(app: Flask, visitor: Visitor) -> None:
    journey = visitor.bring(SAMPLE, "de")
    services_of(app).render_pool = FullPool(workers=1, queue=1, seconds=1)

    page = send(journey, WHOM, "fact-sheet.pdf", "contact")

    assert (page.status, page.given("phone")) == (503, [WHOM["phone"]])
    assert page.headers["Retry-After"]
