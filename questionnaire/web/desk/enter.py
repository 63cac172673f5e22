"""The way to the review desk, and out again."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from questionnaire.web.desk.operators import checked_key, posted_at_the_desk, sign_in, sign_out
from questionnaire.web.language import speak

blueprint = speak(Blueprint("desk_key", __name__))


@blueprint.get("/desk/<link:link>")
def key(link: str) -> str:
    """The operator's own link, to be kept: it works until there is a new one."""
    return render_template("desk/key.html", link=checked_key(link))


@blueprint.post("/desk/<link:link>")
def enter(link: str) -> Response:
    """The secret leaves the address bar."""
    return sign_in(redirect(url_for("desk.show"), 303), checked_key(link))


@blueprint.post("/desk/leave")
def leave() -> Response:
    posted_at_the_desk()
    return sign_out(redirect(url_for("site.start"), 303))
