"""One complete HTML document, ready to be printed."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.report.pdf.document_kind import DocumentKind


class HtmlDocument(Struct, frozen=True):
    html: str
    kind: DocumentKind = "plan"
