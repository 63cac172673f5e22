"""Saving what somebody typed, and what to answer where that cannot be done just now."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, abort, make_response

from questionnaire.answers.answers import Value
from questionnaire.services import edition, services
from questionnaire.web.assessments import assessment_or_404
from questionnaire.web.errors import RETRY_SECONDS
from questionnaire.web.links import fingerprint, token_fits
from questionnaire.web.words import _


def posted_here(link: str) -> None:
    """Ends with 403, or 404 where there is nothing behind the link."""
    if not token_fits(link):
        assessment_or_404(link)
        abort(403)


def save(link: str, given: Mapping[str, Value]) -> None:
    """Raises StorageUnavailable; ends with 404 where there is nothing behind the link."""
    number = edition().catalogue.edition_number
    if not services().assessments.save(fingerprint(link), number, given, services().now()):
        abort(404)


def not_saved_message() -> str:
    return _("This could not be saved just now. Nothing is lost: wait a moment and send the page again.")


def not_saved(page: str) -> Response:
    """`page` holds what was typed, and the message."""
    response = make_response(page, 503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
