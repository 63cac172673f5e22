"""Sentences that touch each other in a page, as no blank stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

# What begins no new line.
INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "time"}
# Letters with dots, as in e.V., and names of places, as in Neustadt a.d.Aisch, are no sentences.
TOUCHING = re.compile(r"(?<!\b[a-z])[.!?:;)][A-ZÄÖÜ„]\w*|[.!?]”[A-Z]\w*|[.!?]“[A-ZÄÖÜ]\w*")


def touching(element: Element) -> list[str]:
    return TOUCHING.findall("".join(_lines(element)))


def _lines(element: Element) -> Iterator[str]:
    edge = "" if element.tag in INLINE else "\n"
    yield edge + (element.text or "")
    for child in element:
        yield from _lines(child)
        yield child.tail or ""
    yield edge
