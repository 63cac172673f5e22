"""The wish that answers stay as long as the plan goes on: said and taken back on the plan's page."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from questionnaire.plan.last_date import kept_until
from questionnaire.services import services
from questionnaire.web.assessments import assessment_or_404, plan_or_404, posted_by_owner
from questionnaire.web.language import speak
from questionnaire.web.links import fingerprint

blueprint = speak(Blueprint("keeping", __name__))


@blueprint.get("/<link:link>/keeping")
def reload(link: str) -> Response:
    assessment_or_404(link)
    return redirect(url_for("plan.show", link=link, _anchor="keeping"))


@blueprint.post("/<link:link>/keeping")
def choose(link: str) -> Response:
    """Whatever else a form says changes nothing."""
    posted_by_owner(link)
    wanted = request.form.get("keep")
    if wanted in ("plan", "days"):
        wished = kept_until(plan_or_404(link)) if wanted == "plan" else None
        if not services().wishes.keep_until(fingerprint(link), wished, services().now()):
            abort(404)
    return redirect(url_for("plan.show", link=link, _anchor="keeping"), 303)
