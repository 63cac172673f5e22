"""From a code to a seat: asking for the code, taking a seat, coming back."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.hygiene import clean
from questionnaire.services import edition, services
from questionnaire.storage import About, WorkshopFull
from questionnaire.web.buttons import button
from questionnaire.web.cookies import HostCookie
from questionnaire.web.language import preferred_language, sent_to, speak
from questionnaire.web.links import derived_link, fingerprint, form_token, is_link, new_link, token_fits
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.seats import mark, mark_of, seat_of
from questionnaire.web.words import _, _l
from questionnaire.web.workshop.projector import workshop_by_code_or_404
from questionnaire.web.workshop.wrong_codes import note_wrong_code, refuse_floods
from questionnaire.workshop.code import CODE_LENGTH, read_code
from questionnaire.workshop.progress import current_step, is_finished
from questionnaire.workshop.workshop import Workshop

blueprint = speak(Blueprint("join", __name__))
# Short enough to be typed off the projected page, and each phone is answered in its own language.
short = Blueprint("short_join", __name__)
UNKNOWN_CODE = _l(
    "There is no workshop with this code. Please compare it letter by letter with the one on the wall."
)


@short.get("/join")
def any_language() -> AnyResponse:
    return sent_to(url_for("join.ask", language=preferred_language()))


@short.get("/join/<typed>")
def any_language_typed(typed: str) -> AnyResponse:
    return sent_to(url_for("join.correct", language=preferred_language(), typed=typed))


@short.get("/join/<code:code>")
def any_language_with_code(code: str) -> AnyResponse:
    return sent_to(url_for("join.offer", language=preferred_language(), code=code))


@blueprint.get("/join")
def ask() -> AnyResponse:
    return shown(_asked_again, lambda: _code_page(""))


@blueprint.post("/join")
def look_up() -> AnyResponse:
    refuse_floods()
    typed = _typed(request.form)
    if button() == "stay":
        return send_back(returned(200), _asked_again, url_for("join.ask"))
    code = read_code(typed)
    if services().workshops.called(code, services().now()) is None:
        problem = _why_not(typed)
        return send_back(returned(notice=problem), _asked_again, url_for("join.ask"))
    return redirect(url_for("join.offer", code=code), 303)


def _asked_again(form: ReturnedForm) -> str:
    return _code_page(_typed(form.sent), form.notice)


def _typed(form: MultiDict[str, str]) -> str:
    return clean(form.get("code", ""))[:100]


def _code_page(typed: str, problem: str = "") -> str:
    return render_template("workshop/join/code.html", typed=typed, problem=problem)


def _refused(typed: str) -> AnyResponse:
    """Whoever followed an address with a wrong code can correct it at once."""
    return make_response(_code_page(typed, _why_not(typed)), 404)


def _why_not(typed: str) -> str:
    if len(read_code(typed)) == CODE_LENGTH:
        # Anything else opens nothing, and a room that mistypes shall not lock itself out.
        note_wrong_code()
    return str(UNKNOWN_CODE) if typed else _("Please type the code.")


@blueprint.get("/join/<typed>")
def correct(typed: str) -> AnyResponse:
    """Small letters or a blank in an address that somebody typed."""
    code = read_code(typed)
    if len(code) == CODE_LENGTH:
        return redirect(url_for("join.offer", code=code), 302)
    return _refused(clean(typed)[:100])


@blueprint.get("/join/<code:code>")
def offer(code: str) -> AnyResponse:
    link = _own_link(code)
    if not link:
        refuse_floods()
    workshop = services().workshops.called(code, services().now())
    if workshop is None:
        return _refused(code)
    if workshop.closed and not link:
        return make_response(_full(workshop), 409)
    return shown(lambda _form: _full(workshop), lambda: _offer(workshop, link))


def _offer(workshop: Workshop, link: str) -> str:
    return render_template("workshop/join/offer.html", workshop=workshop, own=mark(link), seat=new_link())


@blueprint.post("/join/<code:code>")
def take_seat(code: str) -> AnyResponse:
    """Who taps twice gets the same seat; who comes again is asked whether it is theirs.

    On a tablet that goes round, somebody else says that it is not, and no old form leads back to it.
    """
    own, link = _own_link(code), derived_link(code, request.form.get("seat", ""))
    if own and (own == link or request.form.get("mine") == "yes"):
        return redirect(url_for("join.seat", link=own), 303)
    if own and (request.form.get("mine") != "no" or _is_taken(link)):
        return redirect(url_for("join.offer", code=code), 303)
    workshop = workshop_by_code_or_404(code)
    try:
        services().seats.join(
            workshop, fingerprint(link), edition().catalogue.edition_number, services().now()
        )
    except WorkshopFull:
        full, address = ReturnedForm(409), url_for("join.offer", code=code)
        return send_back(full, lambda _form: _full(workshop), address, About(workshop_id=workshop.id))
    response = redirect(url_for("join.seat", link=link), 303)
    _seat_cookie(code).set_on(response, link, services().settings.keep_days)
    return response


@blueprint.post("/join/<code:code>/leave")
def leave(code: str) -> AnyResponse:
    """The seat stays, and its own link leads to it; this device no longer does."""
    link = _own_link(code)
    if link and not token_fits(link):
        abort(403)
    response = redirect(url_for("join.ask"), 303)
    _seat_cookie(code).delete_on(response)
    return response


def _is_taken(link: str) -> bool:
    return services().assessments.find(fingerprint(link), services().now()) is not None


def _full(workshop: Workshop) -> str:
    return render_template("workshop/join/full.html", workshop=workshop)


@blueprint.get("/<link:link>/seat")
def seat(link: str) -> str:
    """Whoever comes back goes on where they were."""
    own_seat = seat_of(link) or abort(404)
    assessment = services().assessments.find(fingerprint(link), services().now()) or abort(404)
    return render_template(
        "workshop/join/seat.html",
        link=link,
        token=form_token(link),
        here=_own_link(own_seat.workshop.invitation.code) == link,
        workshop=own_seat.workshop,
        seat=mark_of(own_seat),
        letterhead=services().letterheads.of(own_seat.workshop.id),
        begun=bool(assessment.answers),
        step=current_step(edition().catalogue, assessment.answers),
        finished=is_finished(edition().catalogue, assessment.answers),
    )


def _seat_cookie(code: str) -> HostCookie:
    return HostCookie(f"seat-{code}")


def _own_link(code: str) -> str:
    """The link of the seat that this phone took already; empty where there is none any more."""
    link = _seat_cookie(code).of(request)
    if not is_link(link) or services().assessments.find(fingerprint(link), services().now()) is None:
        return ""
    return link
