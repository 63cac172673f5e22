"""A note on a seat, for whoever leads the workshop and nobody else."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.hygiene import clean_lines
from questionnaire.services import edition, services
from questionnaire.storage import About
from questionnaire.web.buttons import button
from questionnaire.web.language import speak
from questionnaire.web.links import form_token
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.words import _
from questionnaire.web.workshop.advisors import led_workshop_or_404, posted_by_leader, secret_of
from questionnaire.workshop.workshop import SeatMark, Workshop, seat_word

blueprint = speak(Blueprint("seat_note", __name__))
MOST_LETTERS = 500
# A database has no room for a number of any length.
SEAT = "/workshop/<code:code>/seats/<int(max=99999):number>"


@blueprint.get(SEAT)
def show(code: str, number: int) -> AnyResponse:
    workshop = led_workshop_or_404(code)
    _seat_or_404(workshop, number)
    note = services().seat_notes.of(workshop.id).get(number, "")
    return shown(partial(_again, workshop, number), lambda: _page(workshop, number, note))


@blueprint.post(SEAT)
def save(code: str, number: int) -> AnyResponse:
    workshop = posted_by_leader(code)
    _seat_or_404(workshop, number)
    note = _typed(request.form)
    if button() == "stay":
        return _send_back(workshop, number, returned(200))
    if len(note) > MOST_LETTERS:
        problem = _(
            "Please shorten this to %(most)d characters: it has %(now)d.", most=MOST_LETTERS, now=len(note)
        )
        return _send_back(workshop, number, returned(notice=problem))
    if not services().seat_notes.save(workshop.id, number, note):
        abort(404)
    return redirect(url_for("lead.show", code=code, _anchor=f"seat-{number}"), 303)


def _seat_or_404(workshop: Workshop, number: int) -> None:
    if services().seats.fingerprint_of_seat(workshop.id, number, services().now()) is None:
        abort(404)


def _send_back(workshop: Workshop, number: int, form: ReturnedForm) -> AnyResponse:
    address = url_for("seat_note.show", code=workshop.invitation.code, number=number)
    return send_back(form, partial(_again, workshop, number), address, About(workshop_id=workshop.id))


def _again(workshop: Workshop, number: int, form: ReturnedForm) -> str:
    return _page(workshop, number, _typed(form.sent), form.notice)


def _typed(form: MultiDict[str, str]) -> str:
    return clean_lines(form.get("note", ""))


def _page(workshop: Workshop, number: int, note: str, problem: str = "") -> str:
    word = seat_word(edition().catalogue.seat_words, workshop.id, number)
    return render_template(
        "workshop/lead/note.html",
        workshop=workshop,
        seat=SeatMark(number, word),
        note=note,
        most=MOST_LETTERS,
        problem=problem,
        token=form_token(secret_of(workshop)),
    )
