"""A group's letterhead at the foot of page 1: drawn, told, and never in the way."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

import page as validator
import pytest
from pypdf import PdfReader

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.holder import Holder
from questionnaire.report.logo import drawn
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import LANGUAGES, Language
from questionnaire.workshop.letterhead import MOST_CONTACT, MOST_LOGO_TEXT, MOST_SENTENCES, Letterhead
from tests.report.images import picture
from tests.report.paper import Draw, only, text
from tests.report.pdf.test_archive import objects, passages
from tests.report.pdf.test_front_page import LEAST_ROOM, crammed, front, room_between_cards_and_notes

LOGO = drawn(picture((800, 200)))
HEAD = Letterhead(
    language="de",
    contact="Gründungszentrum Żary · <b>03984</b> 123456",
    sentences="Wir begleiten Euch weiter. Ruft an.",
    logo=LOGO,
    logo_text="Logo: ein Speicher am See",
)
# The broadest letters, beside the widest logo and without any.
LONGEST = [
    Letterhead(
        language="de",
        contact="W" * MOST_CONTACT,
        sentences="W" * MOST_SENTENCES,
        logo=logo,
        logo_text="W" * MOST_LOGO_TEXT,
    )
    for logo in (LOGO, b"")
]

both = pytest.mark.parametrize("language", LANGUAGES)


def headed(head: Letterhead) -> Holder:
    return Holder(letterhead=head)


@pytest.fixture(scope="module", params=LANGUAGES)
def page_one(plan: ActionPlan, request: pytest.FixtureRequest) -> bytes:
    return render(only(plan_html(plan, request.param, headed(HEAD)), "front"))


def having(pdf: bytes, key: str, value: str) -> Iterator[Any]:
    found = objects(PdfReader(io.BytesIO(pdf)))
    return (o for o in found if isinstance(o, dict) and o.get(key) == value)


def told(pdf: bytes) -> list[str]:
    """What is read out instead of each figure."""
    return [figure.get("/Alt") for figure in having(pdf, "/S", "/Figure")]


def test_words_and_logo_are_on_page_one(page_one: bytes) -> None:
    (image,) = PdfReader(io.BytesIO(page_one)).pages[0].images

    assert f"{HEAD.contact} {HEAD.sentences}" in text(page_one)
    assert (image.image and image.image.size) == (800, 200)


def test_the_logo_is_told_to_whoever_cannot_see_it(page_one: bytes) -> None:
    assert HEAD.logo_text in told(page_one)


def test_the_words_are_tagged_as_the_workshops_language(plan: ActionPlan) -> None:
    pdf = render(only(plan_html(plan, "de", headed(Letterhead(language="en", contact="Hub"))), "front"))

    assert [tag["/S"] for tag in passages(pdf, "en")] == ["/Div"]


def test_a_logo_without_words_of_its_own_is_told_by_the_line_beside_it(plan: ActionPlan) -> None:
    head = Letterhead(language="de", contact="Gründungszentrum", logo=LOGO)

    pdf = render(only(plan_html(plan, "de", headed(head)), "front"))

    assert "Gründungszentrum" in told(pdf)


def test_archives_and_screen_readers_have_nothing_to_complain_about(
    plan: ActionPlan, caplog: pytest.LogCaptureFixture
) -> None:
    pdf = render(plan_html(plan, "de", headed(HEAD)))

    (logo,) = having(pdf, "/Subtype", "/Image")
    assert not validator.validate_pdf_bytes(pdf, profile="ua1").failures
    assert (logo["/Interpolate"].value, logo["/ColorSpace"], "/SMask" in logo) == (False, "/DeviceRGB", False)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@both
def test_without_one_there_are_lines_for_notes(plan: ActionPlan, language: Language) -> None:
    bare, full = plan_html(plan, language), plan_html(plan, language, headed(HEAD))

    assert ["<hr>" in front(html) for html in (bare, full)] == [True, False]
    assert "letterhead" not in bare


@both
@pytest.mark.parametrize("head", LONGEST)
def test_the_longest_letterhead_leaves_every_samples_steps_alone(
    sample_plan: ActionPlan, language: Language, head: Letterhead
) -> None:
    html = plan_html(sample_plan, language, headed(head))

    assert room_between_cards_and_notes(front(html)) > LEAST_ROOM


@both
@pytest.mark.parametrize("open_too", [False, True])
@pytest.mark.parametrize("head", LONGEST)
def test_the_longest_of_everything_fits_on_one_page(
    draw: Draw, catalogue: Catalogue, language: Language, open_too: bool, head: Letterhead
) -> None:
    plan = crammed(draw, catalogue, language, "W" * 59 + "🎉", open_too)

    assert room_between_cards_and_notes(front(plan_html(plan, language, headed(head)))) > LEAST_ROOM
