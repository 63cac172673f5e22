"""The fact sheet and the letters as one Word document to edit. The only module that imports python-docx."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from questionnaire.catalogue.letter_words import FactSheet, Letter
from questionnaire.languages import CONVENTIONS
from questionnaire.plan.blanks import TextRun
from questionnaire.plan.letters import FilledFactSheet, FilledLetter, FilledLine, FilledRow
from questionnaire.report.files.letters_export import LettersExport
from questionnaire.texts import GERMAN, Language, Text
from questionnaire.wording.translations import load_translations

FONT = "Calibri"
BRAND = RGBColor(0x0B, 0x55, 0x63)
SOFT = RGBColor(0x4A, 0x54, 0x5D)
LABEL_WIDTH, TEXT_WIDTH = Mm(40), Mm(124)
SHORT_LINE = "_" * 10
# What content numbers, Word counts by itself.
NUMBERED = re.compile(r"\d+\.\s")


def letters_docx(export: LettersExport) -> bytes:
    """A4, page 1 the fact sheet; the same export gives the same document but for the ZIP's own clock."""
    document = Document()
    _set_up(document, export)
    _type_fact_sheet(document, export.pack.fact_sheet)
    heading = _type_heading(document, export.pack.title, export.language, 1)
    heading.paragraph_format.page_break_before = True
    fact_sheet = export.pack.fact_sheet.sheet
    _type_heading(document, fact_sheet.heading, export.language, 2)
    _type_explanation(document, fact_sheet, export.language)
    for filled in export.pack.letters:
        _type_letter(document, filled, export.language)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: WordDocument, export: LettersExport) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(24), Mm(22)
    section.top_margin = section.bottom_margin = Mm(18)
    _set_styles(document)
    properties = document.core_properties
    title = load_translations(export.language).gettext("Fact sheet and letters")
    properties.title = f"{title} – {export.name}" if export.name else title
    properties.author = export.name or "Rathausreif"
    properties.last_modified_by = properties.comments = ""
    properties.language = CONVENTIONS[export.language].tag
    properties.created = properties.modified = datetime.combine(export.today, time(), UTC)


def _set_styles(document: WordDocument) -> None:
    """German throughout; what is in another language says so itself."""
    for name, size, colour in (
        ("Normal", 11, None),
        ("Title", 26, RGBColor(0, 0, 0)),
        ("Subtitle", 13, None),
        ("Heading 1", 18, BRAND),
        ("Heading 2", 14, BRAND),
    ):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[theme]
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        style.font.size = Pt(size)
        if colour is not None:
            style.font.color.rgb = colour
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    for attribute in ("w:val", "w:eastAsia"):
        defaults.set(qn(attribute), CONVENTIONS[GERMAN].tag)


def _type_fact_sheet(document: WordDocument, filled: FilledFactSheet) -> None:
    place = "".join(run.text for run in filled.target if run.kind != "blank")
    kicker = document.add_paragraph(filled.sheet.title + (f" · {place}" if place else ""))
    kicker.runs[0].bold = True
    kicker.runs[0].font.color.rgb = BRAND
    _type_runs(document.add_paragraph(style="Title"), filled.name)
    _type_runs(document.add_paragraph(style="Subtitle"), filled.sentence)
    table = document.add_table(rows=0, cols=2)
    _head_the_rows(table)
    for row in filled.rows:
        _type_row(table.add_row().cells, row)
    contact = FilledRow(filled.sheet.contact, (FilledLine(filled.contact),))
    _type_row(table.add_row().cells, contact)


def _head_the_rows(table: Table) -> None:
    """What a row is about stands in its first cell; no row heads the others."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    for attribute, value in (("w:firstRow", "0"), ("w:firstColumn", "1"), ("w:val", "0680")):
        look.set(qn(attribute), value)


def _type_row(cells: tuple[_Cell, ...], row: FilledRow) -> None:
    label, text = cells
    label.width, text.width = LABEL_WIDTH, TEXT_WIDTH
    label.paragraphs[0].add_run(row.label).bold = True
    for number, line in enumerate(row.lines):
        _type_runs(text.paragraphs[0] if number == 0 else text.add_paragraph(), line.runs)
    for paragraph in (*label.paragraphs, *text.paragraphs):
        paragraph.paragraph_format.space_after = Pt(3)


def _type_letter(document: WordDocument, filled: FilledLetter, language: Language) -> None:
    _type_heading(document, filled.letter.title, language, 2)
    _type_explanation(document, filled.letter, language)
    _ = load_translations(language).gettext
    if filled.subject:
        _type_line(document, _("Subject"), filled.subject, language)
    for line in filled.lines:
        _type_line(document, line.cue[language] if line.cue else "", line.runs, language)


def _type_heading(document: WordDocument, text: Text, language: Language, level: int) -> Paragraph:
    heading = document.add_paragraph(style=f"Heading {level}")
    _say(heading, text[language], language)
    return heading


def _type_explanation(document: WordDocument, item: Letter | FactSheet, language: Language) -> None:
    _ = load_translations(language).gettext
    gloss = "" if language == GERMAN else f" {_('In short:')} {item.gloss[language]}"
    _say(document.add_paragraph(), item.use[language] + gloss, language, italic=True)


def _type_line(document: WordDocument, cue: str, runs: Iterable[TextRun], language: Language) -> None:
    number = NUMBERED.match(cue)
    paragraph = document.add_paragraph(style="List Number" if number else None)
    if cue:
        _say(paragraph, f"{cue[number.end() if number else 0 :]}: ", language, bold=True)
    _type_runs(paragraph, runs)


def _type_runs(paragraph: Paragraph, runs: Iterable[TextRun]) -> None:
    for run in runs:
        if run.kind == "blank":
            paragraph.add_run(f"{SHORT_LINE} ")
            label = paragraph.add_run(f"({run.text})")
            label.font.size, label.font.color.rgb = Pt(9), SOFT
        else:
            paragraph.add_run(run.text)


def _say(
    paragraph: Paragraph, words: str, language: Language, *, bold: bool = False, italic: bool = False
) -> None:
    run = paragraph.add_run(words)
    run.bold, run.italic = bold or None, italic or None
    if language != GERMAN:
        tag = OxmlElement("w:lang")
        tag.set(qn("w:val"), CONVENTIONS[language].tag)
        run._r.get_or_add_rPr().append(tag)
