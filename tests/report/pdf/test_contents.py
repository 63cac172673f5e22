"""What stands where: the list on page 2, and the section that each page names at its head."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader
from weasyprint.formatting_structure.boxes import TextBox

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Print, pages

BEGINS: dict[Language, dict[str, str]] = {
    "de": {
        "Geld": "Wie das Geld fließen kann",
        "Haushalt": "Der Haushalt gibt den Takt vor",
        "Wen Ihr fragt": "Wohin Ihr Euch wendet",
        "Lektionen": "Die sieben Lektionen",
        "Schritte": "Alle Schritte der Reihe nach",
        "Anruf": "Der Anruf",
        "Steckbrief": "Steckbrief · Landkreis Uckermark",
    },
    "en": {
        "Money": "How money can flow",
        "Budget": "The budget sets the pace",
        "Whom to ask": "Where to go and whom to ask",
        "Lessons": "The seven lessons",
        "Steps": "All steps in order",
        "Call script": "The call",
        "Fact sheet": "Steckbrief · Landkreis Uckermark",
    },
}
MONEY: dict[Language, str] = {"de": "Geld", "en": "Money"}
both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_page_two_says_on_which_page_each_section_begins(printed: Print, language: Language) -> None:
    found = [" ".join(page.split()) for page in pages(printed(language))]

    for words, title in BEGINS[language].items():
        number = re.search(rf"{words}\s(\d+)", found[1])
        assert number and title in found[int(number.group(1)) - 1], words


@both
def test_each_entry_is_a_link(printed: Print, language: Language) -> None:
    page = PdfReader(io.BytesIO(printed(language))).pages[1]

    links = [note.get_object() for note in page.get("/Annots", ())]

    assert len([link for link in links if "/Dest" in link or "/A" in link]) >= len(BEGINS[language])


@both
def test_every_page_but_the_first_and_the_hand_out_names_its_section(
    plan: ActionPlan, language: Language
) -> None:
    document = lay_out(plan_html(plan, language))

    heads = [head(page._page_box) for page in document.pages]

    assert (heads[0], heads[-1]) == ("", "")
    assert all(heads[1:-1])
    assert heads[1] == BEGINS[language][MONEY[language]]


def head(page: Any) -> str:
    """What stands at the right of its top margin."""
    found = [box for box in page.children if getattr(box, "at_keyword", "") == "@top-right"]
    return "".join(part.text for box in found for part in box.descendants() if isinstance(part, TextBox))
