"""Many plans as one file: every one of them is still what it was alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from questionnaire.almanac.almanac import Almanac
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.places.regions import Regions
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.merge import Part, merge
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.png_address import png_address
from questionnaire.report.pdf.render import render
from tests.report.conftest import SAMPLES
from tests.report.images import picture

# Pages: 9, 10 and 10, so the second plan would begin on the back of the first one.
CHOSEN = ("neighbours-prignitz", "school-meals-uckermark", "youth-neukoelln")
TITLE = "Alle Pläne <Łódź> (3 0 R)"
LINKED = """<!doctype html><html lang={language}><title>Linked</title><body>
<h1 id=top>{name}</h1><p><a href="#end">To the end</a><p><a href="https://example.org">Out</a>
<table><tr><th>Head<th>Other<tr><td>1<td>2</table>
<h2 id=end style="break-before: page">The end</h2><p><a href="#top">To the top</a>{more}"""
THIRD_PAGE = "<p style='break-before: page'>More"


@pytest.fixture(scope="module")
def plans(
    catalogue: Catalogue,
    almanac: Almanac,
    regions: Regions,
    today: date,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Part]:
    folder = tmp_path_factory.mktemp("plans")
    for name in CHOSEN:
        answers = read_answers(catalogue, regions, (SAMPLES / f"{name}.json").read_bytes())
        html = plan_html(draw_up(Edition(catalogue, almanac, regions), answers, today), "de")
        (folder / name).write_bytes(render(html))
    return [Part(folder / name, f"Platz {seat} · Łoś", f"s0{seat}") for seat, name in enumerate(CHOSEN, 1)]


@pytest.fixture(scope="module")
def merged(plans: list[Part], tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("merged") / "all.pdf"
    with output.open("wb") as file:
        merge(plans, TITLE, "de", file)
    return output


@pytest.fixture(scope="module")
def reader(merged: Path) -> PdfReader:
    return PdfReader(merged)


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three short documents with the same ids; the second is English and has three pages."""
    folder = tmp_path_factory.mktemp("linked")
    variants = [("de", ""), ("en", THIRD_PAGE), ("de", "")]
    for seat, (language, more) in enumerate(variants, 1):
        html = LINKED.format(language=language, more=more, name=f"No. (3 0 R) {seat}")
        (folder / f"{seat}").write_bytes(render(html))
    parts = (Part(folder / f"{seat}", f"Seat {seat}", f"s{seat}") for seat in (1, 2, 3))
    with (folder / "all.pdf").open("wb") as file:
        merge(parts, "Linked", "de", file)
    return folder / "all.pdf"


def tags(kid: Any) -> Iterator[Any]:
    """An element and all beneath it."""
    found = kid.get_object()
    if not isinstance(found, dict) or "/S" not in found:
        return
    yield found
    for lower in found.get("/K", []):
        yield from tags(lower)


def root_of(reader: PdfReader) -> Any:
    return reader.root_object


def all_tags(reader: PdfReader) -> Iterator[Any]:
    for kid in root_of(reader)["/StructTreeRoot"]["/K"]:
        yield from tags(kid)


def owners(reader: PdfReader) -> dict[int, Any]:
    numbers = root_of(reader)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    return {int(numbers[at]): numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}


def links(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    """Each with the index of its page."""
    for index, sheet in enumerate(reader.pages):
        for link in sheet.get("/Annots", []):
            yield index, link


def drawn(sheet: Any) -> bytes:
    contents = sheet.get_contents()
    return contents.get_data() if contents else b""


def test_every_page_is_drawn_as_it_was(reader: PdfReader, plans: list[Part]) -> None:
    expected = []
    for part in plans:
        before = [drawn(sheet) for sheet in PdfReader(part.pdf).pages]
        expected += before + [b""] * (len(before) % 2)

    assert [drawn(sheet) for sheet in reader.pages] == expected


def test_fonts_and_colours_come_along(reader: PdfReader, starts: list[int]) -> None:
    assert "MittagsTisch Uckermark gUG" in reader.pages[starts[1]].extract_text()
    resources: list[Any] = [sheet["/Resources"] for sheet in reader.pages if drawn(sheet)]
    assert all("/srgb" in found["/ColorSpace"] for found in resources)


@pytest.fixture(scope="module")
def starts(plans: list[Part]) -> list[int]:
    """The page on which each plan begins: each is followed by a blank one where it has an odd number."""
    lengths = [len(PdfReader(part.pdf).pages) for part in plans]
    return [sum(length + length % 2 for length in lengths[:number]) for number in range(len(lengths))]


def test_every_plan_begins_on_a_right_hand_page(reader: PdfReader, starts: list[int]) -> None:
    first_pages = [index for index, label in enumerate(reader.page_labels) if label.endswith(" 1")]

    assert first_pages == starts != [0, 0, 0]


def test_a_viewer_says_whose_page_it_shows(reader: PdfReader, starts: list[int]) -> None:
    assert reader.page_labels[starts[1] + 2] == "s02 3"


def test_it_is_pdf_ua(merged: Path, linked: Path) -> None:
    for file in (merged, linked):
        assert not validator.validate_pdf_bytes(file.read_bytes(), profile="ua1").failures


def test_a_logo_comes_along_with_what_is_told_of_it(tmp_path: Path) -> None:
    page = (
        f'<html lang=de><title>Logo</title><body><h1>Logo</h1><img alt="Żar" src="{png_address(picture())}">'
    )
    (tmp_path / "one.pdf").write_bytes(render(page))

    with (tmp_path / "all.pdf").open("w+b") as file:
        merge(
            [Part(tmp_path / "one.pdf", f"Seat {seat}", f"s{seat}") for seat in (1, 2)], "Logos", "de", file
        )
    reader = PdfReader(tmp_path / "all.pdf")

    assert [len(sheet.images) for sheet in reader.pages[::2]] == [1, 1]
    assert [tag["/Alt"] for tag in all_tags(reader) if tag["/S"] == "/Figure"] == ["Żar"] * 2


def test_another_reader_finds_no_fault(merged: Path) -> None:
    with pikepdf.open(merged) as opened:
        assert opened.check_pdf_syntax() == []


def test_every_tag_is_kept(reader: PdfReader, plans: list[Part]) -> None:
    before = Counter(tag["/S"] for part in plans for tag in all_tags(PdfReader(part.pdf)))

    assert before.pop("/Document") == 3
    assert Counter(tag["/S"] for tag in all_tags(reader)) == before + Counter({"/Document": 1, "/Part": 3})


def test_the_parts_are_named(reader: PdfReader) -> None:
    named = [tag["/T"] for tag in all_tags(reader) if tag["/S"] == "/Part"]

    assert named == ["Platz 1 · Łoś", "Platz 2 · Łoś", "Platz 3 · Łoś"]


def test_the_pieces_of_a_page_belong_to_tags_of_that_page(reader: PdfReader) -> None:
    owned = owners(reader)
    untagged = [sheet for sheet in reader.pages if "/StructParents" not in sheet]

    assert untagged and all(not sheet.extract_text().strip() for sheet in untagged)
    for sheet in reader.pages:
        pieces = [piece.get_object() for piece in owned.get(sheet.get("/StructParents", -1), [])]
        pages = {tag.raw_get("/Pg") for tag in pieces if isinstance(tag, DictionaryObject)}
        assert pages <= {sheet.indirect_reference}


def test_every_link_is_owned_by_a_tag_that_names_it(reader: PdfReader) -> None:
    owned, found = owners(reader), list(links(reader))

    assert found
    for _, link in found:
        kids = [kid.get_object() for kid in owned[link["/StructParent"]]["/K"] if not isinstance(kid, int)]
        assert link in [kid.raw_get("/Obj") for kid in kids]


def test_links_jump_within_their_own_part(linked: Path) -> None:
    reader = PdfReader(linked)
    targets = reader.named_destinations

    jumps = [(at, link["/Dest"]) for at, link in links(reader) if "/Dest" in link]

    assert [(at, reader.get_destination_page_number(targets[name])) for at, name in jumps] == [
        (0, 1),
        (1, 0),
        (2, 3),
        (3, 2),
        (6, 7),
        (7, 6),
    ]


def test_header_cells_are_those_of_the_same_part(linked: Path) -> None:
    cells = [tag for tag in all_tags(PdfReader(linked)) if tag["/S"] in ("/TH", "/TD")]
    ids = [cell["/ID"] for cell in cells if cell["/S"] == "/TH"]

    assert len(ids) == len(set(ids)) == 6
    assert {head for cell in cells for head in cell["/A"].get("/Headers", [])} == set(ids)


def test_every_plan_has_a_bookmark_with_its_own_beneath(reader: PdfReader, plans: list[Part]) -> None:
    mine, beneath = halves(reader)

    assert [entry.title for entry in mine] == [part.bookmark for part in plans]
    for nested, part in zip(beneath, plans, strict=True):
        assert flat(nested) == flat(PdfReader(part.pdf).outline)


def halves(reader: PdfReader) -> tuple[list[Any], list[Any]]:
    """pypdf lists each bookmark and then what is beneath it."""
    outline: list[Any] = reader.outline
    return outline[::2], outline[1::2]


def test_words_that_look_like_a_reference_stay_words(linked: Path) -> None:
    assert [title for title in flat(PdfReader(linked).outline) if title.startswith("No.")] == [
        "No. (3 0 R) 1",
        "No. (3 0 R) 2",
        "No. (3 0 R) 3",
    ]


def test_the_plans_are_folded_so_that_all_are_in_view(reader: PdfReader) -> None:
    assert all(entry["/Count"] < 0 for entry in halves(reader)[0])


def flat(outline: Any) -> list[str]:
    return [
        title for entry in outline for title in (flat(entry) if isinstance(entry, list) else [entry.title])
    ]


def test_bookmarks_lead_into_their_own_plan(reader: PdfReader, starts: list[int]) -> None:
    ends = [*starts[1:], len(reader.pages)]

    for start, end, entry, nested in zip(starts, ends, *halves(reader), strict=True):
        assert reader.get_destination_page_number(entry) == start
        assert pages_of(nested, reader) <= set(range(start, end))


def pages_of(outline: Any, reader: PdfReader) -> set[int | None]:
    found: set[int | None] = set()
    for entry in outline:
        nested = isinstance(entry, list)
        found |= pages_of(entry, reader) if nested else {reader.get_destination_page_number(entry)}
    return found


def test_title_and_language_are_said_once_for_all(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (TITLE, "Rathausreif")
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": TITLE}
    assert root_of(reader)["/Lang"] == "de"


def test_a_part_in_another_language_says_so(linked: Path) -> None:
    parts = [tag for tag in all_tags(PdfReader(linked)) if tag["/S"] == "/Part"]

    assert [tag.get("/Lang") for tag in parts] == [None, "en", None]


def test_it_declares_both_standards_like_a_single_plan(merged: Path, reader: PdfReader) -> None:
    declared = merged.read_bytes()
    intents = root_of(reader)["/OutputIntents"]

    assert b'pdfaid:part="3" pdfaid:conformance="A"' in declared
    assert declared.count(b'pdfuaid:part="1"') == 1
    assert intents[0]["/DestOutputProfile"].get_object()["/N"] == 3
    assert root_of(reader)["/MarkInfo"] == {"/Marked": True}
    assert reader.trailer["/ID"]


def test_it_opens_with_its_title_and_asks_for_both_sides_of_the_paper(reader: PdfReader) -> None:
    wishes = {"/DisplayDocTitle": True, "/Duplex": "/DuplexFlipLongEdge"}

    assert root_of(reader)["/ViewerPreferences"] == wishes


def test_the_same_parts_give_the_same_file(plans: list[Part], merged: Path) -> None:
    again = BytesIO()

    merge(plans, TITLE, "de", again)

    assert again.getvalue() == merged.read_bytes()


def test_a_part_that_cannot_be_read_is_no_part(plans: list[Part], tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"no PDF")

    with pytest.raises(pikepdf.PdfError):
        merge([plans[0], Part(broken, "x", "x")], TITLE, "de", BytesIO())


def test_what_would_get_lost_is_refused(plans: list[Part], tmp_path: Path) -> None:
    with pikepdf.open(plans[0].pdf) as opened:
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())
        opened.save(tmp_path / "form.pdf")

    with pytest.raises(ValueError, match="/AcroForm"):
        merge([Part(tmp_path / "form.pdf", "x", "x")], TITLE, "de", BytesIO())


def test_no_parts_are_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        merge([], TITLE, "de", BytesIO())
