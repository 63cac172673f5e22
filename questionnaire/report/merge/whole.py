"""What holds the parts together: catalogue, page tree, bookmarks, tags, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

import pikepdf
from msgspec import Struct

from questionnaire.report.merge.part import TakenOver, TreePosition, take_over
from questionnaire.report.merge.pdf_file import PdfFile, array, extended, reference
from questionnaire.texts import Language

TITLE = re.compile(rb"(<dc:title>.*?<rdf:li[^>]*>).*?(</rdf:li>)", re.DOTALL)
# One file for a stack of paper: each plan begins a sheet of its own only where both sides are printed.
VIEWING = b"<< /DisplayDocTitle true /Duplex /DuplexFlipLongEdge >>"


class Part(Struct, frozen=True):
    """A finished document on disk. `prefix`, such as s07, is short, ASCII and different for each part."""

    pdf: Path
    bookmark: str
    prefix: str


class _Roots(Struct, frozen=True):
    """Numbers of what all parts hang on."""

    catalogue: int
    info: int
    metadata: int
    pages: int
    outlines: int
    tags: int
    document: int


def merge(parts: Iterable[Part], title: str, language: Language, file: IO[bytes]) -> None:
    """Each part begins on a right-hand page, under a bookmark, with tags and links of its own.

    Parts are asked for one by one. Raises ValueError where there is no part, and what pikepdf raises where
    one cannot be read.
    """
    pdf = PdfFile(file)
    roots = _Roots(*range(pdf.reserve(7), 8))
    taken_over = _take_over(parts, TreePosition(pdf, language, roots.pages, roots.document))
    _write_roots(pdf, roots, taken_over, title, language)
    pdf.close(b"/Root %b /Info %b" % (reference(roots.catalogue), reference(roots.info)))


def _take_over(parts: Iterable[Part], place: TreePosition) -> list[TakenOver]:
    taken_over: list[TakenOver] = []
    for part in parts:
        first_key = taken_over[-1].next_key if taken_over else 0
        with pikepdf.open(part.pdf) as source:
            taken_over.append(take_over(source, place, part.prefix, part.bookmark, first_key))
    if not taken_over:
        raise ValueError("nothing to merge")
    return taken_over


def _write_roots(pdf: PdfFile, roots: _Roots, parts: list[TakenOver], title: str, language: Language) -> None:
    for number, body in (
        (roots.catalogue, _catalogue(roots, parts, language)),
        (roots.info, _info(parts[0], title)),
        (roots.pages, _pages(parts)),
        (roots.outlines, _outlines(parts)),
        (roots.tags, _tags(roots, parts)),
        (roots.document, _document(roots, parts)),
        *_bookmarks(roots, parts),
    ):
        pdf.add(number, body)
    metadata = TITLE.sub(partial(_retitled, title), parts[0].metadata, count=1)
    about = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(metadata)
    pdf.add_stream(roots.metadata, about, metadata)


def _catalogue(roots: _Roots, parts: list[TakenOver], language: Language) -> bytes:
    return b" ".join(
        (
            b"<< /Type /Catalog /MarkInfo << /Marked true >> /ViewerPreferences",
            VIEWING,
            b"/Lang (%b)" % language.encode(),
            b"/OutputIntents %b" % parts[0].intents,
            b"/Metadata %b" % reference(roots.metadata),
            b"/Pages %b" % reference(roots.pages),
            b"/PageLabels << /Nums %b >>" % array(_labels(parts)),
            b"/Outlines %b" % reference(roots.outlines),
            b"/StructTreeRoot %b" % reference(roots.tags),
            b"/Names << /Dests << /Names %b >> >> >>" % array(_destinations(parts)),
        )
    )


def _info(first: TakenOver, title: str) -> bytes:
    return extended(first.info, b"/Title %b" % pikepdf.String(title).unparse())


def _pages(parts: list[TakenOver]) -> bytes:
    kids = array(reference(number) for part in parts for number in part.sheets)
    return b"<< /Type /Pages /Count %d /Kids %b >>" % (sum(part.length for part in parts), kids)


def _labels(parts: list[TakenOver]) -> Iterator[bytes]:
    """A viewer then says "s07 3" beside the third page of that part."""
    start = 0
    for part in parts:
        yield b"%d << /S /D /P (%b ) >>" % (start, part.prefix.encode())
        start += part.length


def _outlines(parts: list[TakenOver]) -> bytes:
    ends = reference(parts[0].bookmark), reference(parts[-1].bookmark)
    return b"<< /Type /Outlines /First %b /Last %b /Count %d >>" % (*ends, len(parts))


def _bookmarks(roots: _Roots, parts: list[TakenOver]) -> Iterator[tuple[int, bytes]]:
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        beside = b" /Prev %b" % reference(before.bookmark) if before else b""
        beside += b" /Next %b" % reference(after.bookmark) if after else b""
        yield part.bookmark, b"<< %b /Parent %b%b >>" % (part.outline, reference(roots.outlines), beside)


def _tags(roots: _Roots, parts: list[TakenOver]) -> bytes:
    owners = array(b"%d %b" % (key, reference(number)) for part in parts for key, number in part.owners)
    head = b"<< /Type /StructTreeRoot /K [ %b ]" % reference(roots.document)
    return b"%b /ParentTree << /Nums %b >> /ParentTreeNextKey %d >>" % (head, owners, parts[-1].next_key)


def _document(roots: _Roots, parts: list[TakenOver]) -> bytes:
    kids = array(reference(number) for part in parts for number in part.tops)
    return b"<< /Type /StructElem /S /Document /P %b /K %b >>" % (reference(roots.tags), kids)


def _destinations(parts: list[TakenOver]) -> Iterator[bytes]:
    """A name tree must be sorted."""
    named = sorted(pair for part in parts for pair in part.destinations)
    return (b"%b %b" % (pikepdf.String(name).unparse(), place) for name, place in named)


def _retitled(title: str, match: re.Match[bytes]) -> bytes:
    return match[1] + escape(title).encode() + match[2]
