"""A printed document's HTML as Typst markup: every word, heading, list, table, link and drawing of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, register_namespace, tostring

import tinyhtml5

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
XMLNS = "{http://www.w3.org/2000/xmlns/}xmlns"
# What plan.typ has a function for: by class, or else by tag. The first that fits is taken.
CLASSES = (
    *(
        "front",
        "call",
        "hand-out",
        "due",
        "card",
        "authority",
        "beside-map",
        "axis",
        "period",
        "task",
        "line",
    ),
    *("pairs", "bridges", "papers", "guardrails", "terms", "legend"),
    *("number", "place-number", "stage", "tick", "note", "lead", "label", "effort", "gist", "origin", "cue"),
)
# Typst has functions of its own with these names.
RENAMED = {"label": "label-words", "line": "whole"}
SIDE_BY_SIDE = frozenset(
    {"beside-map", "axis", "pairs", "bridges", "papers", "guardrails", "terms", "legend"}
)
# Functions that make a block; a paragraph is one without them.
BLOCKS = (
    frozenset({"front", "call", "hand-out", "due", "card", "authority", "period", "task", "line"})
    | SIDE_BY_SIDE
)
# Typst reads drawings without a prefix.
register_namespace("", SVG[1:-1])


class Markup:
    """`text` is what Typst compiles; `drawings` are the files that it names."""

    def __init__(self, html: str) -> None:
        root = tinyhtml5.parse(html)
        self.drawings: dict[str, bytes] = {}
        body, title = root.find(f"{HTML}body"), root.findtext(f"{HTML}head/{HTML}title")
        assert body is not None
        foot = [body.attrib[f"data-{part}"] for part in ("owner", "page", "of", "end")]
        told = ", ".join(map(quoted, (title or "", root.get("lang") or "", *foot)))
        self.text = f'#import "plan.typ": *\n#show: plan.with({told})\n{self.inside(body)}'

    def inside(self, element: Element) -> str:
        return "".join(self.pieces(element))

    def pieces(self, element: Element) -> Iterator[str]:
        yield escaped(element.text)
        for child in element:
            yield self.element(child) if isinstance(child.tag, str) else ""
            yield escaped(child.tail)

    def element(self, element: Element) -> str:
        tag, anchor = element.tag.removeprefix(HTML), f" #anchor({quoted(element.get('id', ''))})"
        made = getattr(self, f"_{tag.removeprefix(SVG)}", self._other)(element)
        return f"{anchor if 'id' in element.attrib else ''}{made}"

    def _svg(self, svg: Element) -> str:
        svg.attrib.pop(XMLNS, None)
        name = f"drawing-{len(self.drawings)}.svg"
        self.drawings[name] = tostring(svg, encoding="utf-8")
        width = "168mm" if svg.get("class") == "scale" else "100%"
        return f"#image({quoted(name)}, width: {width}, alt: {quoted(svg.findtext(f'{SVG}title') or '')})"

    def _table(self, table: Element) -> str:
        head = [self.inside(cell) for cell in table.findall(f"{HTML}thead/{HTML}tr/{HTML}th")]
        rows = table.findall(f"{HTML}tbody/{HTML}tr")
        cells = [
            f"#rowhead[{self.inside(cell)}]" if cell.tag == f"{HTML}th" else self.inside(cell)
            for row in rows
            for cell in row
        ]
        caption = table.find(f"{HTML}caption")
        above = "" if caption is None else f"#note[{self.inside(caption)}]"
        kind = (table.get("class") or "plain").split()[0]
        return f"{above}#rows({quoted(kind)}, {len(rows[0])}, {contents(head)}, {contents(cells)})"

    def _ul(self, list_: Element) -> str:
        return f"#list({', '.join(f'[{self.inside(item)}]' for item in list_)})"

    def _ol(self, list_: Element) -> str:
        return f"#enum({', '.join(f'[{self.inside(item)}]' for item in list_)})"

    def _a(self, link: Element) -> str:
        to = link.get("href", "")
        where = f"label({quoted(to[1:])})" if to.startswith("#") else quoted(to)
        return f"#link({where})[{self.inside(link)}]"

    def _br(self, _element: Element) -> str:
        return "#linebreak()"

    def _hr(self, _element: Element) -> str:
        return "#ruled()"

    def _strong(self, element: Element) -> str:
        return f"#strong[{self.inside(element)}]"

    _b = _strong

    def _other(self, element: Element) -> str:
        """By tag and class; what has neither a function nor a meaning is just what it holds."""
        tag, classes = element.tag.removeprefix(HTML), (element.get("class") or "").split()
        if "data-to" in element.attrib:
            return f"#page-of({quoted(element.attrib['data-to'][1:])})"
        if "run" in classes:
            return f"#run(({', '.join(re.findall(r'[0-9.]+%', element.attrib['style']))}))"
        made = self._by_class(element, classes)
        if re.fullmatch("h[1-4]", tag):
            return f"#heading(level: {tag[1]})[{made}]"
        is_paragraph = tag == "p" and not BLOCKS.intersection(classes)
        return f"#par[{made}]" if is_paragraph else made

    def _by_class(self, element: Element, classes: list[str]) -> str:
        inner = self.inside(element)
        for name in classes:
            if name in SIDE_BY_SIDE:
                return f"#{name}({contents([self.element(child) for child in element])})"
            if name in CLASSES:
                inner = (
                    f"#{RENAMED.get(name, name)}{self._stage(classes) if name == 'stage' else ''}[{inner}]"
                )
        return inner

    def _stage(self, classes: list[str]) -> str:
        return f"({quoted(next(name for name in classes if name.startswith('stage-')))})"


def contents(all_of: list[str]) -> str:
    return f"({''.join(f'[{one}], ' for one in all_of)})"


def escaped(text: str | None) -> str:
    """Spaces as HTML has them; no sign of it means anything to Typst."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", re.sub(r"[ \t\r\n]+", " ", text or ""))


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
