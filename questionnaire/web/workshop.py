"""What an advisor does: open a workshop, follow it, change its key, close it, erase it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse
from wtforms import DateField, Form, RadioField, SelectChoice, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from questionnaire.group import current_step, group
from questionnaire.hygiene import clean
from questionnaire.running_order import running_order
from questionnaire.storage import StillInLog
from questionnaire.texts import LANGUAGES
from questionnaire.web.advisors import led_or_404, let_in, posted_by_leader, secret_of, send_away
from questionnaire.web.house import house
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import fingerprint, form_token, new_link
from questionnaire.web.room import ways_in
from questionnaire.web.ways import button
from questionnaire.web.words import _l
from questionnaire.workshop import Invitation, Sheet, Workshop, new_code, seat_word

blueprint = speak(Blueprint("workshop", __name__))
MOST_LETTERS = 80


class InvitationForm(Form):  # type: ignore[misc]  # WTForms publishes no types
    title = StringField(
        filters=[lambda typed: clean(typed or "")],
        validators=[
            DataRequired(_l("Please give the workshop a title.")),
            Length(max=MOST_LETTERS, message=_l("Please shorten this to 80 characters.")),
        ],
    )
    day = DateField(validators=[InputRequired(_l("Please enter the day as a date, such as 30.11.2026."))])
    language = RadioField(
        choices=[SelectChoice(language) for language in LANGUAGES],
        validators=[InputRequired(_l("Please choose a language."))],
    )


@blueprint.get("/workshops")
def invite() -> str:
    form = InvitationForm(data={"day": house().today(), "language": current_language()})
    return render_template("workshop/invite.html", form=form, problems={})


@blueprint.post("/workshops")
def open_room() -> AnyResponse:
    house().openings.check()
    form = InvitationForm(request.form)
    if button() == "stay":
        return make_response(render_template("workshop/invite.html", form=form, problems={}))
    if not form.validate():
        problems = {field.name: str(field.errors[0]) for field in form if field.errors}
        return make_response(render_template("workshop/invite.html", form=form, problems=problems), 422)
    secret = new_link()
    invitation = Invitation(new_code(), form.title.data, form.day.data, form.language.data)
    with suppress(StillInLog):
        house().workshops.erase_expired(house().now())
    house().workshops.open(fingerprint(secret), invitation, house().now())
    house().openings.count()
    return redirect(url_for("workshop.key", link=secret), 303)


@blueprint.get("/advisor/<link:link>")
def key(link: str) -> str:
    """The advisor's own link, to be kept: it works until it is changed."""
    return render_template("workshop/key.html", link=link, workshop=_keyed_or_404(link))


@blueprint.post("/advisor/<link:link>")
def enter(link: str) -> AnyResponse:
    """The secret leaves the address bar: a projector shows only clean addresses."""
    workshop = _keyed_or_404(link)
    response = redirect(url_for("workshop.lead", code=workshop.invitation.code), 303)
    return let_in(response, workshop, link)


@blueprint.get("/workshop/<code:code>")
def lead(code: str) -> str:
    workshop = led_or_404(code)
    token = form_token(secret_of(workshop))
    return render_template("workshop/lead.html", token=token, **ways_in(code), **_state(workshop))


@blueprint.get("/workshop/<code:code>/seats")
def seats(code: str) -> AnyResponse:
    """The part of the page that changes; nothing is sent again where nothing has changed."""
    response = make_response(render_template("workshop/seats.html", **_state(led_or_404(code))))
    response.add_etag()
    return response.make_conditional(request)


@blueprint.post("/workshop/<code:code>/key")
def rotate(code: str) -> AnyResponse:
    workshop = posted_by_leader(code)
    secret = new_link()
    house().workshops.rotate(workshop.id, fingerprint(secret))
    return let_in(redirect(url_for("workshop.key", link=secret), 303), workshop, secret)


@blueprint.post("/workshop/<code:code>/close")
def close(code: str) -> AnyResponse:
    workshop = posted_by_leader(code)
    house().workshops.close(workshop.id, not workshop.closed)
    return redirect(url_for("workshop.lead", code=code), 303)


@blueprint.get("/workshop/<code:code>/erase")
def confirm_erasing(code: str) -> str:
    workshop = led_or_404(code)
    return render_template("workshop/erase.html", workshop=workshop, token=form_token(secret_of(workshop)))


@blueprint.post("/workshop/<code:code>/erase")
def erase(code: str) -> AnyResponse:
    workshop = posted_by_leader(code)
    # It is gone even where the log could not be emptied yet: the next change does that.
    with suppress(StillInLog):
        house().workshops.erase(workshop.id)
    house().withdraw_prints()
    return send_away(redirect(url_for("workshop.erased"), 303), workshop)


@blueprint.get("/workshops/erased")
def erased() -> str:
    return render_template("workshop/erased.html")


def _state(workshop: Workshop) -> dict[str, Any]:
    sheets = house().seats.sheets(workshop.id, house().now())
    found = group(house().catalogue, sheets)
    return {
        "workshop": workshop,
        "seats": [(sheet.number, _word(workshop, sheet), _step(sheet)) for sheet in sheets],
        "group": found,
        "stages": house().catalogue.ladder.stages,
        "order": running_order(house().catalogue, found),
        "catalogue": house().catalogue,
        "today": house().today(),
    }


def _word(workshop: Workshop, sheet: Sheet) -> Any:
    return seat_word(house().catalogue.seat_words, workshop.id, sheet.number)


def _step(sheet: Sheet) -> int:
    return current_step(house().catalogue, sheet.answers)


def _keyed_or_404(link: str) -> Workshop:
    return house().workshops.led_by(fingerprint(link), house().now()) or abort(404)
