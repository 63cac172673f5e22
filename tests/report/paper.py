"""Reading what was printed."""

from __future__ import annotations

import io
from collections.abc import Callable

from pypdf import PdfReader

from questionnaire.catalogue import Language
from questionnaire.plan import ActionPlan

Draw = Callable[..., ActionPlan]
Print = Callable[[Language], bytes]


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    """All words in one line each, as line breaks fall anywhere."""
    return " ".join(" ".join(pages(pdf)).split())
