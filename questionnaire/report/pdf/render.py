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
from weasyprint import CSS, Document
from weasyprint.text.fonts import FontConfiguration

from questionnaire.report.pdf.assets import AssetFetcher
from questionnaire.report.pdf.document_kind import DocumentKind
from questionnaire.report.pdf.faster.markup import read
from questionnaire.report.pdf.faster.once import work_done_once
from questionnaire.report.pdf.faster.settled import settle
from questionnaire.report.pdf.metadata import declare_pdf_ua
from questionnaire.report.pdf.passage_languages import mark_passages
from questionnaire.report.pdf.tagging import tidy_tags

FOLDER = Path(__file__).parents[3] / "templates" / "report"
# Each kind of document with its style sheets: rules of the others would be matched in vain.
STYLE_SHEETS: Mapping[DocumentKind, tuple[str, ...]] = {
    "plan": (
        "paper",
        "plan",
        "money",
        "route",
        "calendar",
        "responsibilities",
        "references",
        "shortlist",
        "contact",
        "way_back",
        "letterhead",
        "brand",
    ),
    "handout": ("paper", "handout", "brand"),
    "form": ("paper", "form", "brand"),
}


class RenderSetup(Struct, frozen=True):
    """What every document of a look shares: read, parsed and registered once in a process."""

    fetcher: AssetFetcher
    fonts: FontConfiguration
    styles: CSS


def render(html: str, kind: DocumentKind = "plan") -> bytes:
    """A tagged PDF; the same document gives the same bytes."""
    with _collector_resting():
        return write(lay_out(html, kind))


def lay_out(html: str, kind: DocumentKind = "plan") -> Document:
    """The pages, with all that is on them, before they become a file."""
    setup = _setup(kind)
    with work_done_once():
        return read(html, setup.fetcher).render(
            font_config=setup.fonts, stylesheets=[setup.styles], pdf_variant="pdf/a-3a"
        )


def write(document: Document) -> bytes:
    with work_done_once():
        pdf: bytes = document.write_pdf(pdf_variant="pdf/a-3a", finisher=_finish)
    return pdf


def _finish(_document: Document, pdf: pydyf.PDF) -> None:
    """WeasyPrint's hook, called before the file is written."""
    tidy_tags(pdf)
    declare_pdf_ua(pdf)
    settle(pdf)


def styles(kind: DocumentKind) -> tuple[Path, ...]:
    return tuple(FOLDER / f"{name}.css" for name in STYLE_SHEETS[kind])


@cache
def _setup(kind: DocumentKind) -> RenderSetup:
    mark_passages()
    fetcher, fonts = AssetFetcher(), FontConfiguration()
    source = "".join(path.read_text(encoding="utf-8") for path in styles(kind))
    return RenderSetup(fetcher, fonts, CSS(string=source, url_fetcher=fetcher, font_config=fonts))


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
