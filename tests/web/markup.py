"""What every page promises, whatever it shows: checked on each one that any test looks at."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from html5lib import HTMLParser, getTreeBuilder

REFERENCES = ("for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "poster", "data")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FIELDS = ("input", "select", "textarea")
CITING = {"sources", "credit", "official"}
UNLABELLED = ("hidden", "submit")


def parse(document: bytes) -> Element:
    """Raises html5lib's ParseError for anything that a browser would have to repair."""
    parser = HTMLParser(tree=getTreeBuilder("etree"), namespaceHTMLElements=False, strict=True)
    root: Element = parser.parse(document, transport_encoding="utf-8")
    return root


def words(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def faults(root: Element, host: str) -> list[str]:
    """Everything that is wrong with a parsed page, in words."""
    return [
        *_ids(root),
        *_headings(root),
        *_names(root),
        *_inline_code(root),
        *_foreign_addresses(root, host),
    ]


def _ids(root: Element) -> Iterator[str]:
    ids = Counter(found.get("id", "") for found in root.iter() if "id" in found.attrib)
    yield from (f"id {name!r} is there {times} times" for name, times in ids.items() if times > 1)
    for element in root.iter():
        for attribute in REFERENCES:
            for name in element.get(attribute, "").split():
                if name not in ids:
                    yield f"{element.tag} {attribute}={name!r} points to nothing"
        address = element.get("href", "")
        if address.startswith("#") and address[1:] not in ids:
            yield f"link {address!r} points to nothing"


def _headings(root: Element) -> Iterator[str]:
    found = [element for element in root.iter() if element.tag in HEADINGS]
    if [element.tag for element in found].count("h1") != 1:
        yield f"not one h1: {[words(element) for element in found if element.tag == 'h1']}"
    levels = [int(element.tag[1]) for element in found]
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"a heading skips from h{before} to h{after}"
    yield from (f"{element.tag} is empty" for element in found if not words(element))


def _names(root: Element) -> Iterator[str]:
    """Everything that can be used or seen has a name."""
    labelled = {label.get("for") for label in root.iter("label")}
    inside = {field for label in root.iter("label") for field in label.iter() if field.tag in FIELDS}
    for element in root.iter():
        named = element.get("aria-label") or element.get("aria-labelledby")
        if element.tag in FIELDS and element.get("type") not in UNLABELLED:
            if element not in inside and element.get("id") not in labelled and not named:
                yield f"{element.tag} {element.get('name')!r} has no label"
        elif element.tag in ("button", "a", "legend", "label", "summary", "th", "title", "option"):
            if not words(element) and not named:
                yield f"{element.tag} has no words"
        elif element.tag == "img" and not element.get("alt"):
            yield f"img {element.get('src')!r} has no alternative text"


def _inline_code(root: Element) -> Iterator[str]:
    """Our own policy forbids browsers to apply it."""
    for element in root.iter():
        if element.tag == "style" or (element.tag == "script" and (words(element) or not element.get("src"))):
            yield f"<{element.tag}> in the page"
        for attribute in element.attrib:
            if attribute == "style" or attribute.startswith("on"):
                yield f"{element.tag} has {attribute}="
        yield from (
            f"{element.tag} {attribute} is a script"
            for attribute in ADDRESSES
            if element.get(attribute, "").strip().lower().startswith(("javascript:", "data:"))
        )


def _foreign_addresses(root: Element, host: str) -> Iterator[str]:
    """Only sources, credits and authorities may point elsewhere, and only with links that somebody clicks."""
    citing = (found for found in root.iter() if CITING & set(found.get("class", "").split()))
    sources = {link for found in citing for link in found.iter("a")}
    for element in root.iter():
        for attribute in ADDRESSES:
            netloc = urlsplit(element.get(attribute, "")).netloc
            if netloc not in ("", host) and element not in sources:
                yield f"{element.tag} {attribute} leads to {netloc}"
