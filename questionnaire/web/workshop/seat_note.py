"""A note on a seat, for whoever leads the workshop and nobody else."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.hygiene import clean_lines
from questionnaire.services import edition, services
from questionnaire.web.buttons import button
from questionnaire.web.language import speak
from questionnaire.web.links import form_token
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
    return _page(workshop, number, services().seat_notes.of(workshop.id).get(number, ""))


@blueprint.post(SEAT)
def save(code: str, number: int) -> AnyResponse:
    workshop = posted_by_leader(code)
    _seat_or_404(workshop, number)
    note = clean_lines(request.form.get("note", ""))
    if button() == "stay":
        return _page(workshop, number, note)
    if len(note) > MOST_LETTERS:
        problem = _(
            "Please shorten this to %(most)d characters: it has %(now)d.", most=MOST_LETTERS, now=len(note)
        )
        return _page(workshop, number, note, problem)
    if not services().seat_notes.save(workshop.id, number, note):
        abort(404)
    return redirect(url_for("lead.show", code=code, _anchor=f"seat-{number}"), 303)


def _seat_or_404(workshop: Workshop, number: int) -> None:
    if services().seats.fingerprint_of_seat(workshop.id, number, services().now()) is None:
        abort(404)


def _page(workshop: Workshop, number: int, note: str, problem: str = "") -> AnyResponse:
    word = seat_word(edition().catalogue.seat_words, workshop.id, number)
    page = render_template(
        "workshop/lead/note.html",
        workshop=workshop,
        seat=SeatMark(number, word),
        note=note,
        most=MOST_LETTERS,
        problem=problem,
        token=form_token(secret_of(workshop)),
    )
    return make_response(page, 422 if problem else 200)
