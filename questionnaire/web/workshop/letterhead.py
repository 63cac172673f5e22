"""An advisor's own logo, contact and sentences on page 1 of the group's plans."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.report.logo import MOST_PIXELS
from questionnaire.report.processes.pool import Busy, CannotStart
from questionnaire.services import services
from questionnaire.storage import About
from questionnaire.web.buttons import button
from questionnaire.web.errors import Message, printing_notice
from questionnaire.web.language import speak
from questionnaire.web.links import form_token
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.unavailable import unavailable
from questionnaire.web.words import _l
from questionnaire.web.workshop.advisors import led_workshop_or_404, posted_by_leader, secret_of
from questionnaire.web.workshop.letterhead_form import LONGEST, read_form, typed
from questionnaire.workshop.letterhead import Letterhead
from questionnaire.workshop.workshop import Workshop

blueprint = speak(Blueprint("letterhead", __name__))
PAGE = "/workshop/<code:code>/letterhead"
# Far more than a logo may have, so that whoever chooses a photo is told so with their words still there.
BODY_LIMIT = 8 * 1024 * 1024


class FarTooLarge(RequestEntityTooLarge):
    said = Message(
        _l("That is too much at once"),
        _l(
            "What you sent is larger than 8 megabytes. A logo may have 1 megabyte:"
            " go back, save the picture smaller and choose it again."
        ),
        "own_workshops.show",
        _l("Your workshops in this browser"),
    )


@blueprint.get(PAGE)
def show(code: str) -> AnyResponse:
    workshop = led_workshop_or_404(code)
    return shown(partial(_again, workshop), partial(_as_saved, workshop))


@blueprint.post(PAGE)
def save(code: str) -> AnyResponse:
    """What is fine is saved even if something beside it is not."""
    workshop = _sent_by_leader(code)
    if button() == "stay":
        return _send_back(workshop, returned(200))
    try:
        form = read_form(_letterhead(workshop))
    except (Busy, CannotStart) as error:
        return _later(workshop, printing_notice(error))
    services().letterheads.save(workshop.id, form.letterhead)
    if form.problems:
        return _send_back(
            workshop, returned(problems={name: str(said) for name, said in form.problems.items()})
        )
    return redirect(url_for("letterhead.show", code=code, _anchor="preview"), 303)


@blueprint.post(f"{PAGE}/remove")
def remove(code: str) -> AnyResponse:
    workshop = posted_by_leader(code)
    services().letterheads.save(workshop.id, _none(workshop))
    return redirect(url_for("letterhead.show", code=code), 303)


@blueprint.get(f"{PAGE}/logo")
def logo(code: str) -> Response:
    png = _letterhead(led_workshop_or_404(code)).logo
    return Response(png, content_type="image/png") if png else abort(404)


def _sent_by_leader(code: str) -> Workshop:
    """Of whoever does not lead, nothing is read. Raises FarTooLarge."""
    request.max_content_length = BODY_LIMIT
    try:
        return posted_by_leader(code)
    except RequestEntityTooLarge:
        raise FarTooLarge from None


def _letterhead(workshop: Workshop) -> Letterhead:
    return services().letterheads.of(workshop.id) or _none(workshop)


def _none(workshop: Workshop) -> Letterhead:
    return Letterhead(language=workshop.invitation.language)


def _send_back(workshop: Workshop, form: ReturnedForm) -> AnyResponse:
    address = url_for("letterhead.show", code=workshop.invitation.code)
    return send_back(form, partial(_again, workshop), address, About(workshop_id=workshop.id))


def _again(workshop: Workshop, form: ReturnedForm) -> str:
    return _page(workshop, typed(form.sent), form.problems)


def _as_saved(workshop: Workshop) -> str:
    letterhead = _letterhead(workshop)
    return _page(workshop, {name: getattr(letterhead, name) for name in LONGEST}, {})


def _later(workshop: Workshop, notice: str) -> AnyResponse:
    return unavailable(_page(workshop, typed(request.form), {}, notice))


def _page(workshop: Workshop, words: Mapping[str, str], problems: Mapping[str, str], notice: str = "") -> str:
    return render_template(
        "workshop/lead/letterhead.html",
        workshop=workshop,
        token=form_token(secret_of(workshop)),
        letterhead=_letterhead(workshop),
        typed=words,
        problems=problems,
        notice=notice,
        longest=LONGEST,
        most_pixels=MOST_PIXELS,
    )
