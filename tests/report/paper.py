"""Reading what was printed."""

from __future__ import annotations

import io
from collections.abc import Callable

from pypdf import PdfReader

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.texts import Language

Draw = Callable[..., ActionPlan]
Print = Callable[[Language], bytes]


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def only(html: str, section: str) -> str:
    """The same document with the section alone whose class begins so: printed in a fraction of the time."""
    head, body = html.split("<body", 1)
    opened = body.split(">", 1)[0]
    start = body.index(f'<section class="{section}')
    end = body.index("</section>", start)
    return f"{head}<body{opened}>{body[start:end]}</section></body></html>"


def text(pdf: bytes) -> str:
    """All words in one line each, as line breaks fall anywhere."""
    return " ".join(" ".join(pages(pdf)).split())
