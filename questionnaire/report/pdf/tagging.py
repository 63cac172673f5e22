"""What PDF/UA-1 asks for and WeasyPrint leaves open: scopes, no empty tags, footers as artifacts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from questionnaire.texts import GERMAN

ARTIFACT = "/Artifact"
Elements = dict[int, pydyf.Dictionary]


def tidy_tags(pdf: pydyf.PDF) -> None:
    """Works on the objects of a document before they are written."""
    elements: Elements = {
        pdf_object.number: pdf_object for pdf_object in pdf.objects if _type(pdf_object) == "/StructElem"
    }
    _give_header_cells_a_scope(elements)
    _give_quotes_their_language(elements)
    _prune_empty(elements)
    root = next(pdf_object for pdf_object in pdf.objects if _type(pdf_object) == "/StructTreeRoot")
    strays = set(elements) - set(_reachable(_number(root["K"][0]), elements))
    pages = {_number(page): index for index, page in enumerate(pdf.page_references)}
    mapping = pdf.objects[_number(root["ParentTree"])]["Nums"]
    for number in strays:
        page = _number(elements[number]["Pg"])
        for mark in _marks(elements[number]):
            mapping[2 * pages[page] + 1][mark] = "null"
            _make_artifact(pdf.objects[_number(pdf.objects[page]["Contents"])], mark)


def _give_header_cells_a_scope(elements: Elements) -> None:
    """A header beside a cell heads its row, a row of headers heads the columns."""
    for element in elements.values():
        if element["S"] == "/TH":
            row = elements[_number(element["P"])]
            beside = {elements[_number(kid)]["S"] for kid in row["K"]}
            element["A"]["Scope"] = "/Row" if "/TD" in beside else "/Column"


def _give_quotes_their_language(elements: Elements) -> None:
    """Block quotes are what authorities read or hear: German, in every plan."""
    for element in elements.values():
        if element["S"] == "/BlockQuote":
            element["Lang"] = pydyf.String(GERMAN)


def _prune_empty(elements: Elements) -> None:
    """Later elements lie deeper, so that whatever they leave empty is still to come."""
    for number in sorted(elements, reverse=True):
        element = elements[number]
        if not element["K"] and element["S"] not in ("/TD", "/TH"):
            parent = elements.get(_number(element["P"]))
            if parent is not None and element.reference in parent["K"]:
                parent["K"].remove(element.reference)


def _reachable(number: int, elements: Elements) -> Iterator[int]:
    yield number
    for kid in elements[number]["K"]:
        if isinstance(kid, bytes) and _number(kid) in elements:
            yield from _reachable(_number(kid), elements)


def _marks(element: pydyf.Dictionary) -> list[int]:
    return [kid for kid in element["K"] if isinstance(kid, int)]


def _make_artifact(stream: pydyf.Stream, mark: int) -> None:
    """Running headers and footers are no part of the text: `/Tag <</MCID n>> BDC` becomes `/Artifact BMC`."""
    for place, item in enumerate(stream.stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") == mark:
            stream.stream[place - 1 : place + 2] = [ARTIFACT, b"BMC"]
            return


def _type(pdf_object: pydyf.Object) -> Any:
    return pdf_object.get("Type") if isinstance(pdf_object, pydyf.Dictionary) else None


def _number(reference: bytes | str) -> int:
    text = reference.decode() if isinstance(reference, bytes) else reference
    return int(text.split()[0])
