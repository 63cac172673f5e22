"""How one gets back to the plan: the site always, the private link only on a print that its owner keeps."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import page as validator
import pytest
import segno
from pypdf import PdfReader

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.holder import Holder, WayBack
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import only, pages, text

SITE = "https://rathausreif.example"
LINK = f"{SITE}/de/{'aB3_' * 8}"
NO_SITE = {"de": "Erstellt mit Rathausreif.", "en": "Drawn up with Rathausreif."}
NAMES = {"de": "QR-Code mit Eurem privaten Link", "en": "QR code with your private link"}

both = pytest.mark.parametrize("language", LANGUAGES)
Write = Callable[..., str]


@pytest.fixture
def write(plan: ActionPlan) -> Write:
    def written(language: Language, link: str | None = None) -> str:
        return plan_html(plan, language, Holder(way_back=WayBack(SITE, link)))

    return written


def figures(pdf: bytes) -> list[str]:
    """What is read out instead of each."""
    reader = PdfReader(io.BytesIO(pdf))
    size: Any = reader.trailer["/Size"]
    objects: list[Any] = [reader.get_object(number) for number in range(1, size)]
    return [
        str(found["/Alt"]) for found in objects if isinstance(found, dict) and found.get("/S") == "/Figure"
    ]


@both
def test_a_print_with_the_link_is_pdf_ua_and_reads_the_code_out(write: Write, language: Language) -> None:
    pdf = render(write(language, LINK))

    assert validator.validate_pdf_bytes(pdf, profile="ua1").failures == []
    assert NAMES[language] in figures(pdf)


def test_the_code_is_drawn_and_says_the_link(write: Write) -> None:
    html = write("de", LINK)
    pdf = PdfReader(io.BytesIO(render(only(html, "way-back"))))

    lines = re.findall(r'class="qr".*? d="([^"]+)"', html, re.DOTALL)
    expected = segno.make(LINK, error="m", micro=False).svg_inline(border=2, omitsize=True)
    assert lines == re.findall(r' d="([^"]+)"', expected)
    assert [list(sheet.images) for sheet in pdf.pages] == [[]]


def test_the_page_to_hand_out_never_holds_the_link(write: Write) -> None:
    sheets = pages(render(write("de", LINK)))

    with_link = [number for number, sheet in enumerate(sheets, 1) if LINK in "".join(sheet.split())]
    assert len(with_link) == 1
    assert with_link[0] < len(sheets)


@both
def test_without_the_link_there_is_one_line_and_no_code(write: Write, language: Language) -> None:
    html = write(language)

    printed = text(render(only(html, "way-back")))
    assert 'class="qr"' not in html
    assert "rathausreif.example" in printed and "https" not in printed


@both
def test_where_no_address_is_configured_the_name_stands(plan: ActionPlan, language: Language) -> None:
    assert NO_SITE[language] in plan_html(plan, language)
