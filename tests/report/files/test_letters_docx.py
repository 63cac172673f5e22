"""The letters as a Word document that can be edited: sections, languages, nothing typed that breaks it."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from questionnaire.hygiene import clean
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.files.letters_docx import letters_docx
from questionnaire.report.files.letters_export import letters_export
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Draw

both = pytest.mark.parametrize("language", LANGUAGES)


def typed(plan: ActionPlan, language: Language = "de") -> WordDocument:
    return Document(io.BytesIO(letters_docx(letters_export(plan, language))))


def headings(document: WordDocument) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name and "Heading" in p.style.name]


def words(document: WordDocument) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@both
def test_every_letter_is_a_section_with_a_real_heading(plan: ActionPlan, language: Language) -> None:
    found = headings(typed(plan, language))

    pack = plan.contact
    wanted = [pack.title, pack.fact_sheet.sheet.heading, *(filled.letter.title for filled in pack.letters)]
    assert found == [text[language] for text in wanted]


def test_page_one_is_the_fact_sheet_under_the_enterprises_name(plan: ActionPlan) -> None:
    document = typed(plan)

    (title,) = (p.text for p in document.paragraphs if p.style and p.style.name == "Title")
    first = next(p for p in document.paragraphs if p.style and p.style.name == "Heading 1")
    assert title == "MittagsTisch Uckermark gUG"
    assert first.paragraph_format.page_break_before
    foot = [cell.text for cell in document.tables[0].rows[-1].cells]
    assert foot == ["Ihr Kontakt zu uns", "__________ (Name, Telefon, E-Mail)"]


@both
def test_the_document_is_german_and_says_where_it_is_not(plan: ActionPlan, language: Language) -> None:
    document = typed(plan, language)

    default = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    tagged = {tag.get(qn("w:val")) for tag in document.element.body.iter(qn("w:lang"))}
    assert default.get(qn("w:val")) == "de-DE"
    assert tagged == ({"en-GB"} if language == "en" else set())


def test_english_glosses_are_italic_and_german_is_not(plan: ActionPlan) -> None:
    runs = [run for paragraph in typed(plan, "en").paragraphs for run in paragraph.runs]

    for run in runs:
        if plan.contact.letters[0].letter.gloss.en in run.text:
            assert run.italic
        if run.text.startswith("„Guten Tag"):
            assert not run.italic


def test_it_is_a4_and_names_nobody_but_the_enterprise(plan: ActionPlan, draw: Draw) -> None:
    document, nameless = typed(plan), typed(draw(name=""))

    section = document.sections[0]
    assert section.page_width and section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.core_properties.author == "MittagsTisch Uckermark gUG"
    assert document.core_properties.last_modified_by == ""
    assert nameless.core_properties.author == "Rathausreif"
    assert nameless.core_properties.title == "Steckbrief und Schreiben"


def test_blanks_are_lines_with_their_label(plan: ActionPlan) -> None:
    assert "__________ (Frau oder Herr, Nachname)," in words(typed(plan))


@pytest.mark.parametrize(
    "nasty", ["<w:p>&amp;]]>", "a\x00b\x0bc\x1fd", "\ud800x", "\ufffe\uffff", "👩‍🌾 مرحبا", "=1+1"]
)
def test_whatever_is_typed_can_be_typed_out(draw: Draw, nasty: str) -> None:
    accepted = clean(nasty)

    document = typed(draw(name=accepted, sentence=accepted))

    assert accepted in words(document)


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Steckbrief und Schreiben"), ("en", "Fact sheet and letters")]
)
def test_its_title_is_in_the_language_that_explains(plan: ActionPlan, language: Language, title: str) -> None:
    properties = typed(plan, language).core_properties

    assert properties.title == f"{title} – MittagsTisch Uckermark gUG"
    assert properties.language == {"de": "de-DE", "en": "en-GB"}[language]


def test_the_table_has_heads_of_rows_and_no_heading_row(plan: ActionPlan) -> None:
    look = typed(plan).tables[0]._tbl.tblPr.find(qn("w:tblLook"))

    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("0", "1")


@both
def test_questions_are_numbered_by_word_itself(plan: ActionPlan, language: Language) -> None:
    listed = [p.text for p in typed(plan, language).paragraphs if p.style and p.style.name == "List Number"]

    assert len(listed) == 6
    assert not any(text[0].isdigit() for text in listed)
