"""Erasing everything: asked once more, then done."""

from __future__ import annotations

from contextlib import suppress

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from questionnaire.services import services
from questionnaire.storage import StillInLog
from questionnaire.web.assessments import assessment_or_404, posted_by_owner
from questionnaire.web.language import speak
from questionnaire.web.links import fingerprint, form_token

blueprint = speak(Blueprint("erasing", __name__))


@blueprint.get("/<link:link>/erase")
def confirm(link: str) -> str:
    assessment_or_404(link)
    return render_template("plan/erase.html", link=link, token=form_token(link))


@blueprint.post("/<link:link>/erase")
def erase(link: str) -> Response:
    posted_by_owner(link)
    # The answers are gone even where the log could not be emptied yet: the next change does that.
    with suppress(StillInLog):
        services().assessments.erase(fingerprint(link))
    services().prepared.forget(fingerprint(link))
    services().withdraw_prints()
    return redirect(url_for("site.erased"), 303)
