"""The contact pack on paper: one page of letters, one page to hand out, German tagged as German."""

from __future__ import annotations

import io
from typing import Any

import pytest
from html5lib import HTMLParser
from pypdf import PdfReader

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.contact_details import ContactDetails
from questionnaire.report.pdf.environment import environment
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import LANGUAGES, Language
from questionnaire.wording.citations import Citations
from tests.report.paper import Draw, Print, pages

WORDS = "Wohnungsbaugenossenschaftsverwaltung " * 6
REALISTIC = ("Wir bringen im Ort Leute zusammen, die helfen wollen, mit denen, die Hilfe suchen. " * 3)[:200]
LONG_NAME = "Sozialgenossenschaft Wohnen und Leben im Quartier Süd e. G."
LONGEST_PLACE = "07132095"
PART = """{% from "plan/contact.html" import hand_out with context %}
{% from "report/letters.html" import call_section, letters_section with context %}
{% from "plan/sheets.html" import effort_section, papers_section with context %}
<!doctype html><html lang="{{ language }}"><title>Part</title>"""

LAST_ROW: dict[Language, str] = {
    "de": "Wenn es heißt: „Dafür ist kein",
    "en": "If they say “there is no money",
}
NOTES: dict[Language, str] = {"de": "Was gesagt wurde", "en": "What they said"}

both = pytest.mark.parametrize("language", LANGUAGES)


LONGEST_CONTACT = ContactDetails(
    person="W" * 50, role="W" * 50, phone="0" * 30, email="w" * 59 + "@example.org"
)


def long_plan(draw: Draw, name: str, sentence: str, form: str = "service") -> ActionPlan:
    """With all five lines of the fact sheet, each as long as it may be."""
    lines = {
        "result_number": sentence[:120],
        "people_served": sentence[:100],
        "agreed_reference": sentence[:120],
    }
    chosen = {
        "duty_served": "climate_adaptation",
        "office_hours": "over_20_hours",
        "customers": LONGEST_PLACE,
    }
    about = {"form": form, "legal_form": "not_founded", "target": LONGEST_PLACE}
    return draw(name=name, sentence=sentence, **about, **lines, **chosen)


def printed_part(plan: ActionPlan, language: Language, call: str) -> list[str]:
    return pages(part_as_pdf(plan, language, call))


def part_as_pdf(plan: ActionPlan, language: Language, call: str) -> bytes:
    template = environment(language).from_string(PART + f"{{{{ {call} }}}}")
    return render(template.render(plan=plan, language=language, cite=Citations(plan.catalogue.sources)))


@both
@pytest.mark.parametrize("name", ["W" * 60, LONG_NAME])
@pytest.mark.parametrize("form", ["food", "service"])
def test_the_hand_out_is_one_page_with_the_longest_texts(
    draw: Draw, language: Language, name: str, form: str
) -> None:
    (found,) = printed_part(long_plan(draw, name, WORDS[:200], form), language, "hand_out(plan.contact)")

    assert "Steckbrief · Rosenheim" in found
    assert "Möglicher Beginn" in found and "Ihr Kontakt zu uns" in found


@both
@pytest.mark.parametrize("form", ["food", "service"])
def test_a_long_contact_leaves_the_last_row_of_the_hand_out_free(
    draw: Draw, language: Language, form: str
) -> None:
    plan = long_plan(draw, "W" * 60, WORDS[:200], form).reached_by(LONGEST_CONTACT)
    pdf = part_as_pdf(plan, language, "hand_out(plan.contact)")

    heights = heights_of(pdf, {"Möglicher Beginn", "Ihr Kontakt"})

    assert len(pages(pdf)) == 1
    assert heights["Möglicher Beginn"] > heights["Ihr Kontakt"] + 12


def test_the_hand_out_is_the_last_page_and_the_only_one(printed: Print) -> None:
    *before, last = pages(printed("en"))

    assert "Steckbrief · Landkreis Uckermark" in last
    assert "Steckbrief · Landkreis Uckermark" not in " ".join(before)


def test_the_foot_of_the_hand_out_stays_free(draw: Draw) -> None:
    pdf = render(plan_html(long_plan(draw, "W" * 60, WORDS[:200]), "de"))

    heights = heights_of(pdf, {"Möglicher Beginn", "Ihr Kontakt"})

    assert heights["Möglicher Beginn"] > heights["Ihr Kontakt"] + 20


def heights_of(pdf: bytes, wanted: set[str]) -> dict[str, float]:
    """Points from the foot of the last page at which these words begin a line."""
    found: dict[str, float] = {}

    def note(words: str, user: Any, matrix: Any, *_font: Any) -> None:
        for start in (start for start in wanted if words.strip().startswith(start)):
            found[start] = user[3] * matrix[5] + user[5]

    PdfReader(io.BytesIO(pdf)).pages[-1].extract_text(visitor_text=note)
    return found


@both
@pytest.mark.parametrize("target", ["12073", "12060100"])
def test_the_call_is_a_page_of_its_own_with_room_to_write(
    draw: Draw, language: Language, target: str
) -> None:
    plan = draw(name=LONG_NAME, sentence=REALISTIC, target=target, legal_form="not_founded").reached_by(
        ContactDetails(person="M" * 30)
    )

    pdf = part_as_pdf(plan, language, "call_section(plan)")

    (heights,) = [heights_of(pdf, {LAST_ROW[language], NOTES[language]})]
    assert len(pages(pdf)) == 1
    assert heights[LAST_ROW[language]] > heights[NOTES[language]] + 30
    assert spoken_sizes(pdf) == {12}


def spoken_sizes(pdf: bytes) -> set[int]:
    """Whole points of every quoted line."""
    found: set[int] = set()

    def note(words: str, user: Any, matrix: Any, _font: Any, size: float) -> None:
        if words.strip().startswith("„"):
            found.add(int(abs(size * matrix[0] * user[0]) + 0.01))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return found


@both
def test_all_letters_stand_on_one_page(draw: Draw, language: Language) -> None:
    assert len(printed_part(draw(), language, "letters_section(plan.contact)")) == 1


@both
@pytest.mark.parametrize("form", ["food", "digital"])
def test_the_sheets_stand_on_one_page(draw: Draw, language: Language, form: str) -> None:
    call = "effort_section(plan.sheets) ~ papers_section(plan.sheets)"

    assert len(printed_part(draw(form=form), language, call)) == 1


@both
def test_realistic_long_texts_keep_the_letters_on_one_page(draw: Draw, language: Language) -> None:
    lines = {"result_number": REALISTIC[:120], "office_hours": "up_to_20_hours"}
    plan = draw(name=LONG_NAME, sentence=REALISTIC, **lines).reached_by(ContactDetails(person="M" * 20))

    assert len(printed_part(plan, language, "letters_section(plan.contact)")) == 1


@pytest.mark.parametrize(
    "words", ["Darf ich Ihnen dazu eine Seite mailen?", "Ihre Aufgabe", "Passt es nicht"]
)
def test_german_in_an_english_plan_is_tagged_as_german(plan: ActionPlan, words: str) -> None:
    root = HTMLParser(namespaceHTMLElements=False).parse(plan_html(plan, "en"))

    german = ["".join(found.itertext()) for found in root.iter() if found.get("lang") == "de"]

    assert any(words in said for said in german)
    assert words not in "".join(untagged(root.find("body")))


def untagged(element: Any) -> list[str]:
    if element.get("lang", "en") != "en":
        return []
    inside = [word for child in element for word in [*untagged(child), child.tail or ""]]
    return [element.text or "", *inside]


def test_block_quotes_of_the_pdf_are_german(printed: Print) -> None:
    reader = PdfReader(io.BytesIO(printed("en")))
    objects: list[Any] = [reader.get_object(number) for number in range(1, len(reader.xref_objStm) + 1)]

    quotes = [found for found in objects if isinstance(found, dict) and found.get("/S") == "/BlockQuote"]

    assert len(quotes) > 20
    assert {str(quote.get("/Lang")) for quote in quotes} == {"de"}


def test_the_gloss_comes_before_the_german(printed: Print) -> None:
    words = " ".join(" ".join(pages(printed("en"))).split())

    assert 0 < words.index("you ask who is in charge") < words.index("„Guten Tag, hier ist")


def test_a_german_plan_has_no_gloss(plan: ActionPlan) -> None:
    assert plan.contact.letters[0].letter.gloss.en not in plan_html(plan, "de")


@both
def test_a_digital_offer_reads_nothing_of_kitchens(draw: Draw, language: Language) -> None:
    plan = draw(form="digital", name="Mitreden", sentence="Eine App")
    section = "".join(
        printed_part(plan, language, "letters_section(plan.contact) ~ papers_section(plan.sheets)")
    )

    assert [word for word in ("Hygiene", "hygiene", "Allerg", "allerg", "DGE") if word in section] == []
