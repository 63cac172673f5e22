"""The plan as a PDF, drawn up while whoever has just sent a form reads on."""

from __future__ import annotations

from flask import Flask, current_app

from questionnaire.report.exports import EXPORTS_BY_NAME
from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.holder import WayBack
from questionnaire.services import services
from questionnaire.texts import Language
from questionnaire.web.assessments import plan_of
from questionnaire.web.language import current_language
from questionnaire.web.links import fingerprint
from questionnaire.web.plan.holders import own_holder, to_site

PLAN = EXPORTS_BY_NAME["plan.pdf"]


def prepare_plan(link: str) -> None:
    """Only for whoever has just sent a form of this link: to open pages prepares nothing."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    language, way_back = current_language(), to_site()

    def order() -> FileOrder | None:
        with app.app_context():
            return _order(link, language, way_back)

    services().prepared.prepare(fingerprint(link), order)


def _order(link: str, language: Language, way_back: WayBack) -> FileOrder | None:
    """As a click would order it now; None where the answers are gone."""
    assessment = services().assessments.find(fingerprint(link), services().now())
    if assessment is None:
        return None
    file = PLAN.make(plan_of(link, assessment), language, own_holder(link, assessment, way_back))
    return file if isinstance(file, FileOrder) else None
