"""Consent, on the plan's page of somebody with a seat: the advisor may see how far the steps are."""

from __future__ import annotations

from contextlib import suppress

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from questionnaire.services import services
from questionnaire.web.assessments import assessment_or_404, posted_by_owner
from questionnaire.web.language import speak
from questionnaire.web.links import fingerprint
from questionnaire.web.seats import seat_of

blueprint = speak(Blueprint("advisor", __name__))


@blueprint.get("/<link:link>/advisor")
def reload(link: str) -> Response:
    assessment_or_404(link)
    return redirect(url_for("plan.show", link=link, _anchor="advisor"))


@blueprint.post("/<link:link>/advisor")
def choose(link: str) -> Response:
    """The button says what is wanted; whatever else a form says changes nothing."""
    posted_by_owner(link)
    wanted, consents = request.form.get("sees"), services().progress_consents
    if wanted == "no":
        consents.withdraw(fingerprint(link))
        services().withdraw_prints()
        _drop_what_is_ready(link)
    elif wanted == "yes" and not consents.give(fingerprint(link), services().now()):
        abort(404)
    return redirect(url_for("plan.show", link=link, _anchor="advisor"), 303)


def _drop_what_is_ready(link: str) -> None:
    """It may show the ticks. Where something is in the way, it is old in some hours, and never printed."""
    seat = seat_of(link)
    if seat:
        with suppress(OSError):
            services().print_folder.ready.drop_seat(seat.workshop.id, seat.number)
