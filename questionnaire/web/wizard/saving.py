"""What a form answers acceptably is kept, question by question."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, abort
from wtforms import Form

from questionnaire.answers.answers import Value
from questionnaire.catalogue.questions import Step
from questionnaire.services import edition, services
from questionnaire.web.assessments import assessment_or_404
from questionnaire.web.keeping import follow_plan
from questionnaire.web.links import fingerprint, token_fits
from questionnaire.web.unavailable import unavailable
from questionnaire.web.wizard.forms import changes
from questionnaire.web.words import _l

NOT_SAVED = _l("This could not be saved just now. Nothing is lost: wait a moment and send the page again.")


def save(link: str, step: Step, form: Form) -> Mapping[str, Value]:
    """What is acceptable is kept even when something else is not."""
    if not token_fits(link):
        assessment_or_404(link)
        abort(403)
    given = changes(step, form)
    keep(link, given)
    return given


def keep(link: str, given: Mapping[str, Value]) -> None:
    """Raises StorageUnavailable; ends with 404 where there is nothing behind the link."""
    number = edition().catalogue.edition_number
    saved = services().assessments.save(fingerprint(link), number, given, services().now())
    if not saved:
        abort(404)
    if saved.goes_with_plan:
        follow_plan(fingerprint(link))


def not_saved(page: str | bytes) -> Response:
    """`page` still holds what was typed."""
    return unavailable(page)
