"""A brand on paper: in its colours, with its logo, contacts and funders, and never in the way."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import page as validator
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from questionnaire.almanac.almanac import Almanac
from questionnaire.brand.brand import Brand, Contact
from questionnaire.brand.folder import MOST_CONTACT
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.regions import Regions
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.holder import Holder
from questionnaire.report.pdf.fact_sheet_document import fact_sheet_html
from questionnaire.report.pdf.form_document import form_html
from questionnaire.report.pdf.group_document import group_html
from questionnaire.report.pdf.guide_document import guide_html
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out, render
from questionnaire.texts import LANGUAGES, Language, Text
from questionnaire.workshop.letterhead import Letterhead
from questionnaire.workshop.workshop import SeatMark
from tests.brand.brands import example, read, with_changed
from tests.report.images import picture
from tests.report.paper import Draw, only, text
from tests.report.pdf.test_archive import objects
from tests.report.pdf.test_front_page import LEAST_ROOM, crammed, front, room_between_cards_and_notes
from tests.report.rooms import Rooms

BRAND = example()
OURS = "#0b5563"
MOST_PAGES = 10
# The broadest letters, as many as page 1 has room for.
LONGEST = replace(
    BRAND, contacts=(Contact(label=Text(de="W" * 40, en="W" * 40), name="W" * (MOST_CONTACT - 40)),) * 2
)

both = pytest.mark.parametrize("language", LANGUAGES)


def html_of(plan: ActionPlan, language: Language, brand: Brand | None = BRAND, **holder: Any) -> str:
    return plan_html(plan, language, Holder(brand=brand, **holder))


def figures(pdf: bytes) -> Iterator[str]:
    """What is read out instead of each figure."""
    found = objects(PdfReader(io.BytesIO(pdf)))
    return (str(o.get("/Alt")) for o in found if isinstance(o, dict) and o.get("/S") == "/Figure")


@both
def test_page_one_shows_logo_name_and_contacts(plan: ActionPlan, language: Language) -> None:
    pdf = render(only(html_of(plan, language), "front"))

    words = text(pdf)
    assert BRAND.logo and BRAND.logo.text[language] in figures(pdf)
    assert BRAND.short_name in words and "Rathausreif" not in words
    for contact in BRAND.contacts:
        assert f"{contact.label[language]} {contact.ways}" in words


@both
def test_the_end_says_who_pays_for_it(plan: ActionPlan, language: Language) -> None:
    pdf = render(only(html_of(plan, language), "offered-by"))

    assert BRAND.footer and BRAND.publicity
    said = text(pdf)
    assert all(words[language] in said for words in (BRAND.name, BRAND.footer, BRAND.publicity))
    assert list(figures(pdf)) == [logo.text[language] for logo in BRAND.funders]


@both
def test_none_of_our_colours_is_left(plan: ActionPlan, language: Language) -> None:
    html = html_of(plan, language)

    assert OURS not in html
    assert BRAND.colours and f'fill="{BRAND.colours.light.accent}"' in html
    assert "asset:stage-2.svg?6b2a5b" in html


def test_what_somebody_typed_keeps_its_letters(draw: Draw) -> None:
    typed = f'fill="{OURS}" </head>'

    assert typed in text(render(only(html_of(draw(name=typed), "de"), "front")))


@both
def test_archives_and_screen_readers_have_nothing_to_complain_about(
    plan: ActionPlan, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    pdf = render(html_of(plan, language))

    found = [o for o in objects(PdfReader(io.BytesIO(pdf))) if isinstance(o, dict)]
    assert not validator.validate_pdf_bytes(pdf, profile="ua1").failures
    assert not [o for o in found if o.get("/SMask", "/None") != "/None" or o.get("/S") == "/Transparency"]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_logo_with_pixels_is_printed_as_sharp_as_it_is(plan: ActionPlan, tmp_path: Path) -> None:
    folder = with_changed(tmp_path, 'file = "logo.svg"', 'file = "logo.png"')
    (folder / "logo.png").write_bytes(picture((800, 200)))

    pdf = render(only(html_of(plan, "de", read(folder)), "front"))

    found = (o for o in objects(PdfReader(io.BytesIO(pdf))) if isinstance(o, dict))
    (image,) = (o for o in found if o.get("/Subtype") == "/Image")
    assert (image["/Interpolate"].value, "/SMask" in image) == (False, False)


@both
def test_a_workshops_letterhead_stands_on_page_one_and_the_brands_contacts_at_the_end(
    plan: ActionPlan, language: Language
) -> None:
    letterhead = Letterhead(language="de", contact="Gründungszentrum am See")

    html = html_of(plan, language, letterhead=letterhead)

    contact = BRAND.contacts[0].ways
    first = text(render(only(html, "front")))
    assert letterhead.contact in first and contact not in first
    assert contact in text(render(only(html, "offered-by")))


@both
def test_a_seat_has_room_beside_the_logo(plan: ActionPlan, language: Language) -> None:
    mark = SeatMark(40, Text(de="Eichhörnchen", en="Eichhörnchen"))

    words = text(render(only(html_of(plan, language, seat=mark), "front")))

    # At the foot of the page it always stands.
    assert "Eichhörnchen" in words and words.count(BRAND.short_name) == 1


@both
@pytest.mark.parametrize("brand", [BRAND, LONGEST])
def test_every_samples_steps_are_left_alone(
    sample_plan: ActionPlan, language: Language, brand: Brand
) -> None:
    assert room_between_cards_and_notes(front(html_of(sample_plan, language, brand))) > LEAST_ROOM


@both
@pytest.mark.parametrize("open_too", [False, True])
def test_the_longest_of_everything_fits_on_one_page(
    draw: Draw, catalogue: Catalogue, language: Language, open_too: bool
) -> None:
    plan = crammed(draw, catalogue, language, "W" * 59 + "🎉", open_too)

    assert room_between_cards_and_notes(front(html_of(plan, language, LONGEST))) > LEAST_ROOM


@both
def test_a_brand_takes_one_page_more_at_most(sample_plan: ActionPlan, language: Language) -> None:
    assert len(lay_out(html_of(sample_plan, language)).pages) <= MOST_PAGES + 1


@both
@pytest.mark.parametrize("longest", [False, True])
def test_the_questionnaire_on_paper_says_who_offers_it_on_its_six_pages(
    catalogue: Catalogue, language: Language, longest: bool
) -> None:
    long = Text(de="Wort " * 80, en="word " * 80)
    brand = replace(BRAND, publicity=long, funders=BRAND.funders * 3) if longest else BRAND
    html = form_html(catalogue, language, date(2026, 11, 23), brand)

    pdf = render(html, "form")

    assert len(PdfReader(io.BytesIO(pdf)).pages) == 6
    assert BRAND.name[language] in text(pdf) and text(pdf).count(BRAND.short_name) >= 6
    assert not validator.validate_pdf_bytes(pdf, profile="ua1").failures


@both
def test_the_facilitators_page_stays_one_page(catalogue: Catalogue, language: Language) -> None:
    (page,) = PdfReader(io.BytesIO(render(guide_html(catalogue, language, BRAND), "handout"))).pages

    assert BRAND.short_name in page.extract_text()


def test_the_fact_sheet_is_in_the_enterprises_own_name(plan: ActionPlan) -> None:
    html = fact_sheet_html(plan, BRAND)

    assert BRAND.colours and f"--accent: {BRAND.colours.light.accent}" in html
    assert BRAND.short_name not in html


def test_what_the_fonts_lack_is_a_box(plan: ActionPlan, caplog: pytest.LogCaptureFixture) -> None:
    odd = replace(BRAND, short_name="Weg 🎉", footer=Text(de="Für Euch 🎉", en="For you 🎉"))

    pdf = render(only(html_of(plan, "de", odd), "offered-by"))

    assert "Für Euch □" in text(pdf)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.fixture(scope="module")
def rooms(catalogue: Catalogue, almanac: Almanac, regions: Regions) -> Rooms:
    return Rooms(catalogue, almanac, regions)


@both
def test_a_groups_summary_keeps_its_two_pages(rooms: Rooms, language: Language) -> None:
    room = replace(rooms.room(rooms.people, "W" * 80), brand=BRAND)

    html = group_html(rooms.catalogue, room, language, date(2026, 11, 23))

    pdf = render(html, "handout")
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2
    assert "#93b7be" not in html and not validator.validate_pdf_bytes(pdf, profile="ua1").failures
