from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Draw, Print, pages, text

both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_weasyprint_has_nothing_to_complain_about(
    plan: ActionPlan, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        render(plan_html(plan, language))

    assert not caplog.records


def test_odd_characters_print_without_complaint(draw: Draw, caplog: pytest.LogCaptureFixture) -> None:
    typed = "Łódź Kırşehir Кириллица 🎉 مرحبا 東京"

    pdf = render(plan_html(draw(name=typed, sentence=typed), "en"))

    assert not caplog.records
    assert "Łódź Kırşehir Кириллица □ □□□□□ □□" in text(pdf)


@both
def test_title_language_and_author_are_set(printed: Print, language: Language) -> None:
    reader = PdfReader(io.BytesIO(printed(language)))

    assert reader.metadata is not None
    assert "MittagsTisch Uckermark gUG" in str(reader.metadata.title)
    assert reader.metadata.author == "Rathausreif"
    assert str(reader.root_object["/Lang"]) == language


def test_every_chapter_has_a_bookmark(printed: Print, plan: ActionPlan) -> None:
    outline = PdfReader(io.BytesIO(printed("de"))).outline

    titles = str(outline)

    for chapter in plan.chapters:
        assert chapter.lesson.name.de in titles


def test_every_page_but_the_hand_out_is_numbered(printed: Print) -> None:
    *found, hand_out = pages(printed("en"))

    for number, words in enumerate(found, 1):
        assert f"Page {number} of {len(found) + 1}" in " ".join(words.split())
    assert "Page" not in hand_out


@both
def test_the_same_html_gives_the_same_bytes(plan: ActionPlan, printed: Print, language: Language) -> None:
    assert render(plan_html(plan, language)) == printed(language)


def test_footers_are_no_part_of_the_text(printed: Print) -> None:
    page_one = PdfReader(io.BytesIO(printed("de"))).pages[0]

    stream = page_one.get_contents()

    assert stream is not None
    assert stream.get_data().count(b"/Artifact") > stream.get_data().count(b"/NonStruct")


def test_header_cells_have_a_scope(printed: Print) -> None:
    reader = PdfReader(io.BytesIO(printed("de")))
    objects: list[Any] = [reader.get_object(number) for number in range(1, len(reader.xref_objStm) + 1)]

    heads = [found for found in objects if isinstance(found, dict) and found.get("/S") == "/TH"]

    assert {head["/A"]["/Scope"] for head in heads} == {"/Row", "/Column"}


def test_no_font_of_the_system_is_needed(plan: ActionPlan, tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text("<fontconfig></fontconfig>")
    (tmp_path / "plan.html").write_text(plan_html(plan, "de"), encoding="utf-8")
    program = (
        "import logging, pathlib, sys; logging.basicConfig();"
        "from questionnaire.report.pdf.render import render;"
        "sys.stdout.buffer.write(render(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')))"
    )

    done = subprocess.run(
        [sys.executable, "-W", "ignore:No fonts configured", "-c", program, str(tmp_path / "plan.html")],
        env={**os.environ, "FONTCONFIG_FILE": str(nothing)},
        capture_output=True,
        check=True,
    )

    assert not done.stderr
    assert fonts(done.stdout) == {"Rathausreif-Sans"}


def fonts(pdf: bytes) -> set[str]:
    """Families by their embedded names, ABCDEF+Family-Style."""
    sheets: Any = PdfReader(io.BytesIO(pdf)).pages
    entries = [entry.get_object() for sheet in sheets for entry in sheet["/Resources"]["/Font"].values()]
    found = {str(font["/BaseFont"]).split("+")[1] for font in entries}
    return {name.removesuffix("-Bold").removesuffix("-Semi").removesuffix("-Italic") for name in found}
