"""PDF/A-3a and PDF/UA-1 in one file: what the file says about itself, and what archives refuse."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from questionnaire.report.pdf.render import render
from questionnaire.texts import LANGUAGES
from tests.report.paper import Print

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDF_A = "{http://www.aiim.org/pdfa/ns/id/}"
PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
ACTIVE = {"/JavaScript", "/JS", "/Launch", "/AA", "/OpenAction", "/EmbeddedFile"}


@pytest.fixture(params=LANGUAGES)
def reader(printed: Print, request: pytest.FixtureRequest) -> PdfReader:
    return PdfReader(io.BytesIO(printed(request.param)))


def objects(reader: PdfReader) -> Iterator[Any]:
    size: Any = reader.trailer["/Size"]
    return (reader.get_object(number) for number in range(1, size))


def metadata(reader: PdfReader) -> ElementTree.Element:
    stream: Any = reader.root_object["/Metadata"]
    return ElementTree.fromstring(stream.get_object().get_data())  # noqa: S314 - we have just written it


def passages(pdf: bytes, language: str) -> list[Any]:
    """Tags that say their own language."""
    reader = PdfReader(io.BytesIO(pdf))
    return [o for o in objects(reader) if isinstance(o, dict) and "/S" in o and o.get("/Lang") == language]


def test_the_file_declares_both_standards_in_one_place(reader: PdfReader) -> None:
    descriptions = metadata(reader).findall(f"{RDF}RDF/{RDF}Description")

    declared = {name: value for found in descriptions for name, value in found.attrib.items()}

    assert len(metadata(reader).findall(f"{RDF}RDF")) == 1
    assert (declared[f"{PDF_A}part"], declared[f"{PDF_A}conformance"]) == ("3", "A")
    assert declared[f"{PDF_UA}part"] == "1"


def test_the_property_that_pdf_a_does_not_know_is_described(reader: PdfReader) -> None:
    schemas = [found.text for found in metadata(reader).iter(f"{SCHEMA}namespaceURI")]

    assert schemas == [PDF_UA.strip("{}")]


def test_the_declaration_can_be_read_without_unpacking(printed: Print) -> None:
    assert b'pdfaid:part="3" pdfaid:conformance="A"' in printed("de")


def test_colours_have_a_profile(reader: PdfReader) -> None:
    intents: Any = reader.root_object["/OutputIntents"]
    profile = intents[0]["/DestOutputProfile"].get_object()

    assert intents[0]["/S"] == "/GTS_PDFA1"
    assert profile["/N"] == 3
    assert profile.get_data()[36:40] == b"acsp"


def test_every_font_is_embedded(reader: PdfReader) -> None:
    descriptors = [o for o in objects(reader) if isinstance(o, dict) and o.get("/Type") == "/FontDescriptor"]

    assert descriptors
    assert all(found.keys() & {"/FontFile", "/FontFile2", "/FontFile3"} for found in descriptors)


def test_the_file_has_an_identity_and_no_lock(reader: PdfReader) -> None:
    assert reader.trailer["/ID"]
    assert not reader.is_encrypted
    assert reader.pdf_header == "%PDF-1.7"


def test_nothing_is_transparent(reader: PdfReader) -> None:
    found = [o for o in objects(reader) if isinstance(o, dict)]

    assert not [o for o in found if o.get("/SMask", "/None") != "/None" or o.get("/S") == "/Transparency"]
    assert not [o for o in found if float(o.get("/ca", 1)) < 1 or float(o.get("/CA", 1)) < 1]


def test_nothing_runs_and_nothing_is_hidden_inside(reader: PdfReader) -> None:
    found = [o for o in objects(reader) if isinstance(o, dict)]

    assert not [o for o in found if ACTIVE & {*o.keys(), o.get("/S"), o.get("/Type")}]


def test_links_are_printed(reader: PdfReader) -> None:
    links = [o for o in objects(reader) if isinstance(o, dict) and o.get("/Type") == "/Annot"]

    assert links
    assert all(link["/F"] == 4 for link in links)


def test_german_passages_in_an_english_plan_say_so(printed: Print) -> None:
    assert {tag["/S"] for tag in passages(printed("en"), "de")} >= {"/BlockQuote", "/Span"}
    assert not passages(printed("en"), "en")


def test_without_such_a_passage_no_tag_names_a_language() -> None:
    pdf = render('<html lang="en"><title>x</title><body><p>All of it is in English.</p>')

    assert not passages(pdf, "en")
