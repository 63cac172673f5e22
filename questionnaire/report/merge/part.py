"""One document taken over into a file of many, its pages, bookmarks and tags hung in."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from msgspec import Struct

from questionnaire.report.merge.moved import Moved, own_number
from questionnaire.report.merge.names import annots, prefix_targets
from questionnaire.report.merge.pdf_file import PdfFile, reference
from questionnaire.texts import Language

# What a document of ours consists of. Anything else would get lost on the way without a word.
CATALOGUE = {"/Type", "/Pages", "/Metadata", "/OutputIntents", "/StructTreeRoot", "/Names", "/Lang"}
FURTHER = {"/Outlines", "/MarkInfo", "/ViewerPreferences"}
TAGS = {"/K", "/ParentTree", "/ParentTreeNextKey"}
KNOWN = frozenset(CATALOGUE | FURTHER | TAGS)


class TreePosition(Struct, frozen=True):
    """Where parts go: the numbers of the page tree and of the topmost tag, and the language around them."""

    pdf: PdfFile
    language: Language
    pages: int
    document: int


class TakenOver(Struct, frozen=True):
    """What the whole must know of a part: numbers of objects, or bodies ready to be written.

    `sheets` are nodes of the page tree, `owners` entries of the parent tree.
    """

    prefix: str
    length: int
    sheets: tuple[int, ...]
    tops: tuple[int, ...]
    owners: tuple[tuple[int, int], ...]
    next_key: int
    destinations: tuple[tuple[str, bytes], ...]
    bookmark: int
    outline: bytes
    metadata: bytes
    info: bytes
    intents: bytes


def take_over(source: pikepdf.Pdf, place: TreePosition, prefix: str, title: str, first_key: int) -> TakenOver:
    """Changes `source` and writes its objects. Raises ValueError where it holds what this does not know."""
    _refuse_unknown_entries(source)
    moved = Moved.into(place.pdf, source, prefix)
    targets = prefix_targets(source, prefix)
    owners = tuple(_owners(moved, first_key))
    tops = _hang_in(moved, place, title)
    taken_over = TakenOver(
        prefix=prefix,
        length=len(source.pages) + len(source.pages) % 2,
        sheets=tuple(_sheets(moved, place.pages)),
        tops=tuple(moved.step + number for number in tops),
        owners=owners,
        next_key=owners[-1][0] + 1 if owners else first_key,
        destinations=tuple((name, moved.body(target)) for name, target in targets),
        bookmark=_bookmark(moved),
        outline=_outline(moved, title),
        metadata=source.Root.Metadata.read_bytes(),
        info=_untitled_info(moved),
        intents=moved.body(source.Root.OutputIntents),
    )
    pages = {own_number(source.Root.Pages): b"/Parent %b" % reference(place.pages)}
    moved.write(_replaced(source), pages | tops)
    return taken_over


def _refuse_unknown_entries(source: pikepdf.Pdf) -> None:
    unknown = {*source.Root.keys(), *source.Root.StructTreeRoot.keys()} - KNOWN
    if unknown:
        raise ValueError(f"cannot be merged: {', '.join(sorted(unknown))}")


def _owners(moved: Moved, first_key: int) -> Iterator[tuple[int, int]]:
    """The parent tree: which tags own a page's pieces, and which a link. Pages and links name the key."""
    for page in moved.source.pages:
        links = ((link, "/StructParent") for link in annots(page))
        for holder, key in ((page.obj, "/StructParents"), *links):
            if key in holder:
                holder[key] = int(holder[key]) + first_key
    tree = pikepdf.NumberTree(moved.source.Root.StructTreeRoot.ParentTree)
    for number, owner in tree.items():
        yield number + first_key, moved.number(owner)


def _hang_in(moved: Moved, place: TreePosition, title: str) -> dict[int, bytes]:
    """The topmost tags by their own numbers, and whose they are now; they have a title, like a chapter."""
    root = moved.source.Root
    tops = list(root.StructTreeRoot.K)
    for top in tops:
        top.S, top.T = pikepdf.Name.Part, pikepdf.String(title)
        if str(root.Lang) != place.language:
            top.Lang = root.Lang
        del top.P
    return {own_number(top): b"/P %b" % reference(place.document) for top in tops}


def _sheets(moved: Moved, pages: int) -> Iterator[int]:
    """Its own page tree, and an empty page where the next part would begin on the back of its last one."""
    yield moved.number(moved.source.Root.Pages)
    if len(moved.source.pages) % 2:
        size = moved.source.pages[-1].mediabox.unparse()
        empty = b"<< /Type /Page /Parent %b /MediaBox %b /Resources << >> >>" % (reference(pages), size)
        yield moved.added(empty)


def _bookmark(moved: Moved) -> int:
    """In the place of its own outline, so that what lies beneath need not be told."""
    outlines = moved.source.Root.get("/Outlines")
    return moved.number(outlines) if outlines else moved.pdf.reserve()


def _outline(moved: Moved, title: str) -> bytes:
    """Closed, with the document's own outline beneath it."""
    first = moved.reference(moved.source.pages[0].obj)
    entry = b"/Title %b /Dest [ %b /Fit ]" % (pikepdf.String(title).unparse(), first)
    outlines = moved.source.Root.get("/Outlines")
    if not outlines:
        return entry
    ends = moved.reference(outlines.First), moved.reference(outlines.Last)
    return b"%b /First %b /Last %b /Count %d" % (entry, *ends, -abs(int(outlines.Count)))


def _untitled_info(moved: Moved) -> bytes:
    info = moved.source.docinfo
    del info.Title
    return moved.body(info)


def _replaced(source: pikepdf.Pdf) -> frozenset[int]:
    """What the whole has of its own; 0 for what stands within another object."""
    root, tags = source.Root, source.Root.StructTreeRoot
    own = (root, source.docinfo, root.Metadata, tags, tags.ParentTree, root.get("/Outlines", tags))
    return frozenset(map(own_number, own))
