"""A second look with an answers file that was saved earlier."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.answers.checks import AnswerError
from questionnaire.answers.file import read_earlier
from questionnaire.services import edition, services
from questionnaire.web.assessments import posted_by_owner
from questionnaire.web.language import speak
from questionnaire.web.links import fingerprint
from questionnaire.web.plan.page import result_page
from questionnaire.web.refusals import refusal

blueprint = speak(Blueprint("second_look", __name__))


@blueprint.get("/<link:link>/earlier")
def reload(link: str) -> AnyResponse:
    """After a refused file the address stays in the browser's bar, and the language switch leads to it."""
    return redirect(url_for("plan.show", link=link))


@blueprint.post("/<link:link>/earlier")
def bring(link: str) -> AnyResponse:
    posted_by_owner(link)
    file = request.files.get("file")
    try:
        earlier = read_earlier(edition().catalogue, edition().regions, file.read() if file else b"")
    except AnswerError as error:
        return make_response(result_page(link, refusal(error)), 422)
    if not services().earlier_answers.keep(fingerprint(link), earlier):
        abort(404)
    return redirect(url_for("plan.show", link=link, _anchor="then-title"), 303)
