"""One complete HTML document, ready to be printed."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.report.pdf.document_kind import DocumentKind


class HtmlDocument(Struct, frozen=True):
    html: str
    kind: DocumentKind = "plan"

    def written(self) -> bytes:
        """As PDF. Imported here, because the web process must stay free of the renderer."""
        from questionnaire.report.pdf.render import render  # noqa: PLC0415

        return render(self.html, self.kind)
