"""The private address: it leads to the plan, or to where somebody stopped."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from questionnaire.services import edition
from questionnaire.web.assessments import assessment_or_404
from questionnaire.web.language import speak
from questionnaire.workshop.progress import current_step

blueprint = speak(Blueprint("coming_back", __name__))


@blueprint.get("/<link:link>")
def show(link: str) -> Response:
    step = current_step(edition().catalogue, assessment_or_404(link).answers)
    if step == edition().catalogue.check_number:
        return redirect(url_for("plan.show", link=link), 303)
    return redirect(url_for("wizard.show", link=link, number=step), 303)
