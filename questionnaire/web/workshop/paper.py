"""Sheets of paper, typed off by the advisor: seat, keys, Enter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from http.client import OK

from flask import Blueprint, Response, redirect, request, url_for
from msgspec.structs import replace
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.answers.answers import Value
from questionnaire.hygiene import clean
from questionnaire.services import edition, services
from questionnaire.storage import About, StorageUnavailable, WorkshopFull
from questionnaire.web.buttons import button
from questionnaire.web.keeping import follow_plan
from questionnaire.web.language import speak
from questionnaire.web.links import derived_link, fingerprint
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.unavailable import unavailable
from questionnaire.web.words import _
from questionnaire.web.workshop.advisors import led_workshop_or_404, posted_by_leader, secret_of
from questionnaire.web.workshop.paper_lines import PaperLine, read_sheet
from questionnaire.web.workshop.paper_page import (
    PaperProblems,
    next_sheet,
    paper_page,
    saved_before,
    saved_sheet,
)
from questionnaire.workshop.workshop import Workshop

blueprint = speak(Blueprint("paper", __name__))
LONGEST_NUMBER = 4


class WrongSeat(ValueError):
    """The message is for the advisor."""


@blueprint.get("/workshop/<code:code>/paper")
def show(code: str) -> AnyResponse:
    workshop = led_workshop_or_404(code)
    return shown(partial(_again, workshop), lambda: next_sheet(workshop, saved_before(workshop)))


@blueprint.post("/workshop/<code:code>/paper")
def save(code: str) -> AnyResponse:
    """A whole sheet or nothing: whoever corrects a line sends it again, and a new seat must be made once."""
    workshop = posted_by_leader(code)
    lines = read_sheet(request.form)
    if button() == "stay":
        return _send_back(workshop, returned(200))
    try:
        return _checked(workshop, lines)
    except WrongSeat as error:
        return _send_back(workshop, returned(notice=str(error)))
    except StorageUnavailable:
        return _not_saved(workshop, lines)


def _send_back(workshop: Workshop, form: ReturnedForm, saved: int | None = None) -> AnyResponse:
    address = url_for("paper.show", code=workshop.invitation.code, saved=saved)
    return send_back(form, partial(_again, workshop), address, About(workshop_id=workshop.id))


def _again(workshop: Workshop, form: ReturnedForm) -> str:
    """The sheet as it was typed, or the next one with the link of the new seat."""
    if form.link:
        return next_sheet(workshop, saved_sheet(workshop, form.sent.get("saved", 0, type=int), form.link))
    lines = read_sheet(form.sent)
    if form.status == OK:
        lines = tuple(replace(line, problem="") for line in lines)
    return paper_page(workshop, lines, PaperProblems(seat=form.notice), form.sent)


def _checked(workshop: Workshop, lines: tuple[PaperLine, ...]) -> AnyResponse:
    """Raises WrongSeat or StorageUnavailable."""
    number = _seat(workshop)
    key = _key_of(workshop, number) if number else None
    if any(line.problem for line in lines):
        return _send_back(workshop, returned())
    given = {line.question.id: line.values for line in lines if line.values}
    if key is None:
        return _saved_at_new_seat(workshop, given)
    _keep(key, given)
    return redirect(url_for("paper.show", code=workshop.invitation.code, saved=number), 303)


def _seat(workshop: Workshop) -> int:
    """0 for a new one. Raises WrongSeat."""
    typed = clean(request.form.get("seat", ""))
    if not typed.isascii() or not typed.isdigit() or len(typed) > LONGEST_NUMBER:
        raise WrongSeat(_("Please type the seat’s number as it stands on the sheet, or 0 for a new seat."))
    if not int(typed) and workshop.closed:
        raise WrongSeat(_("This workshop is closed to new people. Open it again first."))
    return int(typed)


def _key_of(workshop: Workshop, number: int) -> bytes:
    """Raises WrongSeat."""
    key = services().seats.fingerprint_of_seat(workshop.id, number, services().now())
    if key is None:
        raise WrongSeat(_("There is no seat %(number)s in this workshop.", number=number))
    return key


def _saved_at_new_seat(workshop: Workshop, given: Mapping[str, Value]) -> AnyResponse:
    """Then the new link is shown: from no address, no log and no database can it be read."""
    link = derived_link(secret_of(workshop), request.form.get("sheet", ""))
    edition_number = edition().catalogue.edition_number
    try:
        number = services().seats.join(workshop, fingerprint(link), edition_number, services().now())
    except WorkshopFull:
        raise WrongSeat(_("All seats are taken. Remove the empty ones first.")) from None
    _keep(fingerprint(link), given)
    return _send_back(workshop, ReturnedForm(OK, fields=(("saved", str(number)),), link=link), number)


def _keep(key: bytes, given: Mapping[str, Value]) -> None:
    """Raises WrongSeat where it was erased meanwhile, or StorageUnavailable."""
    if not given:
        return
    saved = services().assessments.save(key, edition().catalogue.edition_number, given, services().now())
    if not saved:
        raise WrongSeat(_("The answers of this seat have been erased. Type 0 for a new one."))
    if saved.goes_with_plan:
        follow_plan(key)


def _not_saved(workshop: Workshop, lines: tuple[PaperLine, ...]) -> Response:
    message = _("This could not be saved just now. Nothing is lost: wait a moment and send the page again.")
    return unavailable(paper_page(workshop, lines, PaperProblems(notice=message), request.form))
