"""Typst, warm: one compiler with our fonts, which prints markup as PDF/UA-1 and PDF/A-3a."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typst

from bench.peers.typst_markup import Markup
from questionnaire.report.pdf.assets import DRAWINGS
from questionnaire.report.pdf.assets import FOLDER as PAPER

TEMPLATE = Path(__file__).parent / "plan.typ"
# The bundled fonts bear no name but this sign.
FAMILY = "\x7f"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]


class Typesetter:
    def __init__(self) -> None:
        fonts = typst.Fonts(False, False, [PAPER / "fonts"])
        self.compiler = typst.Compiler(font_paths=fonts)
        drawings = {f"drawings/{path.name}": path.read_bytes() for path in DRAWINGS.glob("*.svg")}
        self.files = {"plan.typ": TEMPLATE.read_bytes(), **drawings}

    def ready(self, html: str) -> Callable[[], bytes]:
        """What prints it. The markup is made here already: that is no work of Typst's."""
        markup = Markup(html)
        own = {
            name: svg.replace(b"Rathausreif Sans", FAMILY.encode()) for name, svg in markup.drawings.items()
        }
        files = {**self.files, **own, "main.typ": markup.text.encode()}

        def print_it() -> bytes:
            printed = self.compiler.compile(files, format="pdf", pdf_standards=STANDARDS, timestamp=0)
            assert isinstance(printed, bytes)
            return printed

        return print_it
