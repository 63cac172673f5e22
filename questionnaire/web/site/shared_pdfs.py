"""PDFs for anybody: the sample plan, the questionnaire on paper, the facilitator’s page."""

from __future__ import annotations

from flask import Blueprint, Response

from questionnaire.web.downloads import dated, pdf
from questionnaire.web.language import current_language, speak
from questionnaire.web.site.document_cache import form_pdf, guide_pdf, sample_pdf

blueprint = speak(Blueprint("shared_pdfs", __name__))


@blueprint.get("/sample.pdf")
def sample() -> Response:
    language = current_language()
    return pdf(sample_pdf(language), dated(f"sample-{language}.pdf"))


@blueprint.get("/questionnaire.pdf")
def questionnaire() -> Response:
    """All questions on paper, for a room without phones."""
    language = current_language()
    return pdf(form_pdf(language), dated(f"questionnaire-{language}.pdf"))


@blueprint.get("/workshops/guide.pdf")
def guide() -> Response:
    language = current_language()
    return pdf(guide_pdf(language), f"guide-{language}.pdf")
