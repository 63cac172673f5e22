"""HTML to one file that is PDF/A-3a and PDF/UA-1.

The only module that imports WeasyPrint for printing; render processes do, the web process never.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pydyf
from msgspec import Struct
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from questionnaire.report.pdf.assets import Bundled
from questionnaire.report.pdf.document_kind import Look
from questionnaire.report.pdf.metadata import declare_pdf_ua
from questionnaire.report.pdf.passage_languages import mark_passages
from questionnaire.report.pdf.tagging import tidy_tags

FOLDER = Path(__file__).parents[3] / "templates" / "report"
# Each kind of document with its style sheets: rules of the others would be matched in vain.
LOOKS: Mapping[Look, tuple[str, ...]] = {
    "plan": ("paper", "plan", "route", "calendar", "whom", "references", "contact"),
    "handout": ("paper", "handout"),
    "form": ("paper", "form"),
}


class Press(Struct, frozen=True):
    """What every document of a look shares: read, parsed and registered once in a process."""

    fetcher: Bundled
    fonts: FontConfiguration
    styles: CSS


def render(html: str, look: Look = "plan") -> bytes:
    """A tagged PDF; the same document gives the same bytes."""
    with _collector_resting():
        return write(lay_out(html, look))


def lay_out(html: str, look: Look = "plan") -> Document:
    """The pages, with all that is on them, before they become a file."""
    press = _press(look)
    parsed = HTML(string=html, url_fetcher=press.fetcher)
    return parsed.render(font_config=press.fonts, stylesheets=[press.styles], pdf_variant="pdf/a-3a")


def write(document: Document) -> bytes:
    pdf: bytes = document.write_pdf(pdf_variant="pdf/a-3a", finisher=_finish)
    return pdf


def _finish(_document: Document, pdf: pydyf.PDF) -> None:
    """WeasyPrint's hook, called before the file is written."""
    tidy_tags(pdf)
    declare_pdf_ua(pdf)


def styles(look: Look) -> tuple[Path, ...]:
    return tuple(FOLDER / f"{name}.css" for name in LOOKS[look])


@cache
def _press(look: Look) -> Press:
    mark_passages()
    fetcher, fonts = Bundled(), FontConfiguration()
    source = "".join(path.read_text(encoding="utf-8") for path in styles(look))
    return Press(fetcher, fonts, CSS(string=source, url_fetcher=fetcher, font_config=fonts))


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A document is tens of thousands of small objects; looking through them time and again costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
