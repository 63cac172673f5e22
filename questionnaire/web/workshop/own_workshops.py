"""The workshops that this browser leads, and giving the cookie of one back."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.web.headers import personal
from questionnaire.web.language import speak
from questionnaire.web.links import form_token
from questionnaire.web.workshop.advisors import (
    led_here,
    led_workshop_or_404,
    posted_by_leader,
    secret_of,
    sign_out,
)

blueprint = speak(Blueprint("own_workshops", __name__))


@blueprint.get("/workshops/here")
def show() -> Response:
    return personal(make_response(render_template("workshop/own/page.html", workshops=led_here())))


@blueprint.get("/workshop/<code:code>/leave")
def confirm(code: str) -> str:
    """Asked first: without the secret link nobody comes back."""
    workshop = led_workshop_or_404(code)
    token = form_token(secret_of(workshop))
    return render_template("workshop/own/leave.html", workshop=workshop, token=token)


@blueprint.post("/workshop/<code:code>/leave")
def leave(code: str) -> AnyResponse:
    """The workshop stays, and so do other devices that lead it."""
    return sign_out(redirect(url_for("own_workshops.show"), 303), posted_by_leader(code))
