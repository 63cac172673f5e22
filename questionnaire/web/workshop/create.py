"""An advisor opens a workshop, and comes in with the secret link."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse
from wtforms import DateField, Form, RadioField, SelectChoice, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length

from questionnaire.hygiene import clean
from questionnaire.services import services
from questionnaire.texts import LANGUAGES
from questionnaire.web.buttons import button
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import fingerprint, new_link
from questionnaire.web.rate_limit import RateLimit
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.spoken_form import SpokenForm
from questionnaire.web.words import _, _l
from questionnaire.web.workshop.advisors import NoSuchKey, sign_in
from questionnaire.workshop.code import new_code
from questionnaire.workshop.workshop import Invitation, Workshop

blueprint = speak(Blueprint("create", __name__))
MOST_LETTERS = 80
MOST_AN_HOUR = 20
MOST_YEARS_AHEAD = 5
DAYS_A_YEAR = 365
# Each workshop takes seats, files and the printer's time.
openings = RateLimit("openings of workshops", MOST_AN_HOUR, minutes=60)


def _near(_form: Form, field: DateField) -> None:
    """Raises ValidationError for what can only be a slip, such as the year 9999."""
    years = (field.data - services().today()).days / DAYS_A_YEAR if field.data else 0
    if not -1 <= years <= MOST_YEARS_AHEAD:
        raise ValidationError(
            _("Please enter a day within the next %(count)d years.", count=MOST_YEARS_AHEAD)
        )


class InvitationForm(SpokenForm):
    title = StringField(
        filters=[lambda typed: clean(typed or "")],
        validators=[
            DataRequired(_l("Please give the workshop a title.")),
            Length(max=MOST_LETTERS, message=_l("Please shorten this to 80 characters.")),
        ],
    )
    day = DateField(
        validators=[InputRequired(_l("Please enter the day as a date, such as 30.11.2026.")), _near]
    )
    language = RadioField(
        choices=[SelectChoice(language) for language in LANGUAGES],
        validators=[InputRequired(_l("Please choose a language."))],
    )


TOO_MANY = _l(
    "Many workshops have been opened from your network within an hour. Please try again later:"
    " what you typed is still here."
)


@blueprint.get("/workshops")
def invite() -> AnyResponse:
    form = InvitationForm(data={"day": services().today(), "language": current_language()})
    return shown(_again, lambda: _invitation(form))


@blueprint.post("/workshops")
def open_workshop() -> AnyResponse:
    form = InvitationForm(request.form)
    if button() == "stay":
        return _send_back(returned(200))
    if openings.are_spent():
        return _send_back(returned(429, notice=str(TOO_MANY)))
    if not form.validate():
        return _send_back(returned(problems={each.name: str(each.errors[0]) for each in form if each.errors}))
    return _opened(form)


def _send_back(form: ReturnedForm) -> AnyResponse:
    return send_back(form, _again, url_for("create.invite"))


def _again(form: ReturnedForm) -> str:
    return _invitation(InvitationForm(form.sent), form.problems, form.notice)


def _opened(form: InvitationForm) -> AnyResponse:
    secret = new_link()
    invitation = Invitation(new_code(), form.title.data, form.day.data, form.language.data)
    services().workshops.open(fingerprint(secret), invitation, services().now())
    openings.count()
    return redirect(url_for("create.key", link=secret), 303)


def _invitation(form: InvitationForm, problems: Mapping[str, str] | None = None, notice: str = "") -> str:
    return render_template("workshop/create/invite.html", form=form, problems=problems or {}, notice=notice)


@blueprint.get("/advisor/<link:link>")
def key(link: str) -> str:
    """The advisor's own link, to be kept: it works until it is changed."""
    return render_template("workshop/create/key.html", link=link, workshop=_keyed_or_404(link))


@blueprint.post("/advisor/<link:link>")
def enter(link: str) -> AnyResponse:
    """The secret leaves the address bar: a projector shows only clean addresses."""
    workshop = _keyed_or_404(link)
    response = redirect(url_for("lead.show", code=workshop.invitation.code), 303)
    return sign_in(response, workshop, link)


def _keyed_or_404(link: str) -> Workshop:
    """Raises NoSuchKey."""
    workshop = services().workshops.led_by(fingerprint(link), services().now())
    if workshop is None:
        raise NoSuchKey
    return workshop
