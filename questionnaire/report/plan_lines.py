"""What a section of a plan says, line by line, so that two plans can be compared."""

from __future__ import annotations

from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Literal

from msgspec import Struct

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.environment import environment
from questionnaire.texts import Language

BLOCKS = frozenset(
    "p li ul ol tr table caption div article section h2 h3 h4 dt dd".split()  # noqa: SIM905 - one line to read
)
CELLS = frozenset({"td", "th"})
BETWEEN_CELLS = " · "
LineState = Literal["same", "gone", "new"]


class Line(Struct, frozen=True):
    text: str
    state: LineState


def section_lines(plan: ActionPlan, section: str, language: Language) -> tuple[str, ...]:
    """As the PDF tells it, the title first, without drawings and without the numbers of sources.

    None where the plan has no such section.
    """
    words = {"language": language, "cite": _no_number, "route_scale": None}
    module = environment(language).get_template(f"plan/{section}.html").make_module(words)
    reader = _Lines()
    reader.feed(str(module.section(plan)))  # type: ignore[attr-defined]  # each of these templates has it
    return tuple(reader.read())


def _no_number(*_cited: object) -> str:
    """One source more or less would change all numbers behind it."""
    return ""


def compared(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Line, ...]:
    """In the order in which one reads; what is gone stands before what has come."""
    lines: list[Line] = []
    for kind, first, last, new_first, new_last in SequenceMatcher(None, before, after, False).get_opcodes():
        if kind == "equal":
            lines += [Line(text, "same") for text in before[first:last]]
            continue
        lines += [Line(text, "gone") for text in before[first:last]]
        lines += [Line(text, "new") for text in after[new_first:new_last]]
    return tuple(lines)


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._in_drawing = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._parts.append(_break(tag))
        self._in_drawing = ("class", "axis") in attrs or (self._in_drawing and tag not in BLOCKS)

    def handle_endtag(self, tag: str) -> None:
        self._parts.append("\n" if tag in BLOCKS else "")

    def handle_data(self, data: str) -> None:
        self._parts.append("" if self._in_drawing else data.replace("\n", " "))

    def read(self) -> list[str]:
        lines = map(_folded, "".join(self._parts).split("\n"))
        return [line for line in lines if line]


def _break(tag: str) -> str:
    if tag in CELLS:
        return BETWEEN_CELLS
    return "\n" if tag in BLOCKS else ""


def _folded(line: str) -> str:
    """Blanks that do not break stay."""
    return " ".join(part for part in line.split(" ") if part).strip(BETWEEN_CELLS)
