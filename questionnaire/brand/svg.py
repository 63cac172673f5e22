"""An SVG from outside, written anew: shapes and colours, and nothing else of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
MOST_ELEMENTS = 2_000
SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
KEPT = SHAPES | {"svg", "g", "defs", "clipPath"}
# On paper they do not come out wherever they are combined with clip paths.
GRADIENTS = frozenset(("linearGradient", "radialGradient", "stop"))
# What is neither seen nor active: editors leave it behind.
DROPPED = frozenset(("title", "desc", "metadata"))
GEOMETRY = "viewBox x y x1 y1 x2 y2 cx cy r rx ry width height points d pathLength transform id"
PAINT = (
    "fill fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray"
    " stroke-dashoffset clip-path clip-rule clipPathUnits color display visibility"
)
ATTRIBUTES = frozenset(f"{GEOMETRY} {PAINT}".split())
OPACITIES = frozenset(("opacity", "fill-opacity", "stroke-opacity"))
REFUSED = frozenset(("href", "filter", "mask"))
WITHIN = re.compile(r"url\(['\"]?#([\w.-]+)['\"]?\)")
ELSEWHERE = re.compile(r"url\(|[:\\]|//")
SEEN_THROUGH = re.compile(r"(rgba|hsla)\(|^#([0-9a-fA-F]{4}|[0-9a-fA-F]{8})$|^transparent$")


class NotDrawable(ValueError):
    """What is in the way, as a sentence goes on after the file’s name."""


def written_anew(sent: bytes) -> tuple[bytes, float]:
    """The drawing and its width by its height. Raises NotDrawable."""
    root = _parsed(sent)
    share = _share(root)
    drawing = _cleaned(root)
    if not any(_name(element) in SHAPES for element in drawing.iter()):
        raise NotDrawable("shows nothing")
    ElementTree.register_namespace("", SVG[1:-1])
    return ElementTree.tostring(drawing, encoding="utf-8"), share


def _parsed(sent: bytes) -> Element:
    """Without entities, which can grow without end or lead elsewhere."""
    try:
        text = sent.decode("utf-8-sig")
        if "<!ENTITY" in text:
            raise NotDrawable("declares entities")
        root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314 - no entities
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise NotDrawable("is no whole SVG in UTF-8") from error
    if root.tag != f"{SVG}svg":
        raise NotDrawable("is no SVG")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise NotDrawable(f"has more than {MOST_ELEMENTS} elements")
    return root


def _share(root: Element) -> float:
    """As its viewBox says it: without one, nothing knows how to make it smaller."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        share = float(box[2]) / float(box[3])
    except (IndexError, ValueError, ZeroDivisionError):
        share = 0.0
    if not 0.1 <= share <= 20:
        raise NotDrawable("needs a viewBox, at most 20 times as wide as high")
    return share


def _cleaned(element: Element) -> Element:
    clean = Element(element.tag, dict(_attributes(element)))
    for child in element:
        if isinstance(child.tag, str) and _is_kept(child):
            clean.append(_cleaned(child))
    return clean


def _is_kept(child: Element) -> bool:
    """Raises NotDrawable for what would be seen, or do something, and is not drawn here."""
    name = _name(child)
    if name in GRADIENTS:
        raise NotDrawable("has a gradient: use flat colours, or a PNG")
    if child.tag.startswith(SVG) and name not in DROPPED and name not in KEPT:
        raise NotDrawable(f"has an element {name}: turn words into paths and styles into attributes")
    return child.tag.startswith(SVG) and name in KEPT


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Its viewBox says all about a drawing's size."""
    sizes = ("width", "height", "x", "y") if _name(element) == "svg" else ()
    for name, value in _said(element):
        _check(name.rpartition("}")[2], value)
        if name in ATTRIBUTES and name not in sizes:
            yield name, WITHIN.sub(r"url(#\1)", value)


def _check(name: str, value: str) -> None:
    """Raises NotDrawable."""
    if name.startswith("on") or name in REFUSED:
        raise NotDrawable(f"has an attribute {name}")
    if (name in OPACITIES and _opacity(value) < 1) or SEEN_THROUGH.search(value):
        raise NotDrawable("is transparent in places, which paper for archives is not")
    if name in ATTRIBUTES and ELSEWHERE.search(WITHIN.sub("", value)):
        raise NotDrawable("names an address outside of the file")


def _said(element: Element) -> Iterator[tuple[str, str]]:
    """Attributes, and what stands in `style` as if each were one: pages allow no styles within."""
    yield from ((name, value) for name, value in element.attrib.items() if name != "style")
    for declaration in filter(str.strip, element.get("style", "").split(";")):
        name, _, value = declaration.partition(":")
        yield name.strip(), value.strip()


def _opacity(value: str) -> float:
    try:
        return float(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        return 0.0


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
