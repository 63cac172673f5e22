"""The group's summary: two pages, whatever the room is like, and nothing about anybody."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable
from datetime import date

import page as validator
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from questionnaire.almanac.almanac import Almanac
from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.regions import Regions
from questionnaire.report.pdf.group_document import GroupSummary, group_html
from questionnaire.report.pdf.render import lay_out, render, write
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import text
from tests.report.rooms import Rooms
from tests.report.sheets import sheets

LONGEST = "W" * 80
TODAY = date(2026, 11, 23)
both = pytest.mark.parametrize("language", LANGUAGES)

Fill = Callable[[Rooms], GroupSummary]
KINDS: dict[str, Fill] = {
    "nobody": lambda rooms: rooms.room([]),
    "four": lambda rooms: rooms.room(rooms.people[:4], LONGEST),
    "ten": lambda rooms: rooms.room(rooms.people, LONGEST),
    "forty": lambda rooms: rooms.room(rooms.people * 4),
    "forty with two facts": lambda rooms: replace(
        rooms.room(rooms.people * 4), order=rooms.room(rooms.people[:4]).order
    ),
    "forty who know nothing": lambda rooms: rooms.room(rooms.knowing_nothing(40), LONGEST),
}
kinds = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def rooms(catalogue: Catalogue, almanac: Almanac, regions: Regions) -> Rooms:
    return Rooms(catalogue, almanac, regions)


@kinds
@both
def test_it_has_two_well_filled_pages_and_is_pdf_ua(
    rooms: Rooms, kind: str, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    html = group_html(rooms.catalogue, KINDS[kind](rooms), language, TODAY)
    document = lay_out(html, "handout")

    assert len(document.pages) == 2
    assert min(sheet.filled for sheet in sheets(document)) > 0.5
    assert not validator.validate_pdf_bytes(write(document), profile="ua1").failures
    assert not caplog.records


@both
def test_what_the_advisor_typed_is_text_and_printable(
    rooms: Rooms, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    html = group_html(rooms.catalogue, rooms.room([], "<b>& „Żary“ 🎉</b>"), language, TODAY)

    with caplog.at_level(logging.WARNING):
        printed = text(render(html, "handout"))

    assert "<b>& „Żary“ □</b>" in printed
    assert not caplog.records


@both
def test_below_five_nothing_of_their_answers_is_on_paper(rooms: Rooms, language: Language) -> None:
    """Four people who could not differ more give the same document, but for nothing."""
    strong = group_html(rooms.catalogue, rooms.room(rooms.people[:4]), language, TODAY)
    weak = group_html(rooms.catalogue, rooms.room(rooms.knowing_nothing(4)), language, TODAY)

    assert strong == weak
    assert "<svg" not in strong


@both
def test_from_five_on_each_lesson_has_its_counts(rooms: Rooms, language: Language) -> None:
    room = rooms.room(rooms.people[:5])
    printed = text(render(group_html(rooms.catalogue, room, language, TODAY), "handout"))

    for found in room.group.distributions:
        counts = " ".join(map(str, (found.open_count, *found.stages)))
        assert f"{found.lesson.name[language]} {counts}" in printed


@both
def test_it_says_why_and_what_next(rooms: Rooms, language: Language) -> None:
    room = rooms.room(rooms.people)
    html = group_html(rooms.catalogue, room, language, TODAY)

    for item in room.order.exercises:
        assert item.title[language] in html
    everybody = len(rooms.people)
    assert re.search(rf"<strong>\d+ (von|of) {everybody} ", html)
    assert f"{room.tally.actions[0].count} {'von' if language == 'de' else 'of'} {everybody}" in html
    assert all(caveat[language] in html for caveat in rooms.catalogue.workshop.caveats)


@both
def test_where_nothing_is_missing_it_says_so(rooms: Rooms, language: Language) -> None:
    strong = Answers({question.id: (question.options[3].id,) for question in rooms.catalogue.indicators})
    people = [Answers({**rooms.people[0], **strong})] * 6

    html = group_html(rooms.catalogue, rooms.room(people), language, TODAY)

    assert ("In dieser Gruppe fehlt nirgends etwas" if language == "de" else "Nothing is missing") in html
    assert len(lay_out(html, "handout").pages) == 2


def test_no_count_below_three_stands_beside_a_step_or_a_question(rooms: Rooms) -> None:
    html = group_html(rooms.catalogue, rooms.room(rooms.people), "en", TODAY)

    counts = [int(found) for found in re.findall(rf"\b(\d+) of {len(rooms.people)}\b", html)]

    assert counts and min(counts) >= 3


@both
def test_a_fact_past_its_review_is_told_without_its_number(rooms: Rooms, language: Language) -> None:
    (fact,) = [found for found in rooms.catalogue.facts if found.id == "integreat_fee"]
    then = group_html(rooms.catalogue, rooms.room([]), language, date(2030, 1, 1))

    assert fact.careful[language] in then and fact.statement[language] not in then
    assert "[1]" not in then


@both
def test_title_and_language_are_set(rooms: Rooms, language: Language) -> None:
    pdf = render(group_html(rooms.catalogue, rooms.room([]), language, TODAY), "handout")
    reader = PdfReader(io.BytesIO(pdf))

    assert reader.metadata is not None and "Gründungswerkstatt Żary" in str(reader.metadata.title)
    assert str(reader.root_object["/Lang"]) == language
