"""Documents that say the same to everybody: the sample plan, the questionnaire on paper, the guide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Literal

from jinja2.utils import LRUCache

from questionnaire.answers.file import read_answers
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.holder import Holder, WayBack
from questionnaire.report.pdf.document_kind import DocumentKind
from questionnaire.report.pdf.form_document import form_html
from questionnaire.report.pdf.guide_document import guide_html
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.services import edition, services
from questionnaire.texts import LANGUAGES, Language
from questionnaire.web.per_application import PerApplication

SAMPLE = Path(__file__).parents[3] / "samples" / "school-meals-uckermark.json"
# Three documents in each language, today's and yesterday's.
MOST_DOCUMENTS = 3 * len(LANGUAGES) * 2
MOST_PLANS = 2
DocumentName = Literal["sample", "form", "guide"]

_plans = PerApplication("sample_plans", lambda: LRUCache(MOST_PLANS))
_documents = PerApplication("document_cache", lambda: LRUCache(MOST_DOCUMENTS))
_locks = PerApplication("document_cache_locks", lambda: defaultdict[DocumentName, Lock](Lock))


def sample_plan(today: date) -> ActionPlan:
    """A real plan for one of the sample cases."""
    key = today, services().edition_mark
    if key not in _plans():
        answers = read_answers(edition().catalogue, edition().regions, SAMPLE.read_bytes())
        _plans()[key] = draw_up(edition(), answers, today)
    plan: ActionPlan = _plans()[key]
    return plan


def sample_pdf(language: Language) -> bytes:
    today = services().today()
    holder = Holder(way_back=WayBack(services().settings.public_url), brand=services().brand)

    def html() -> str:
        return plan_html(sample_plan(today), language, holder)

    return _printed("sample", today, language, html, "plan")


def form_pdf(language: Language) -> bytes:
    """The questionnaire on paper."""
    today, brand = services().today(), services().brand
    return _printed(
        "form", today, language, lambda: form_html(edition().catalogue, language, today, brand), "form"
    )


def guide_pdf(language: Language) -> bytes:
    """The facilitator's page."""
    today, brand = services().today(), services().brand
    return _printed(
        "guide", today, language, lambda: guide_html(edition().catalogue, language, brand), "handout"
    )


def _printed(
    name: DocumentName, today: date, language: Language, html: Callable[[], str], kind: DocumentKind
) -> bytes:
    """Printed once a day and after a review: anybody may ask, and nobody's own plan shall wait behind it."""
    key = name, language, today, services().edition_mark
    with _locks()[name]:
        if key not in _documents():
            _documents()[key] = services().render_pool.render(html(), kind)
        document: bytes = _documents()[key]
    return document
