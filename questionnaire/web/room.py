"""What everybody in the room sees: the wall with code, address and QR, and the way to a seat."""

from __future__ import annotations

import segno
from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.hygiene import clean
from questionnaire.storage import Full
from questionnaire.texts import Text
from questionnaire.web.house import house
from questionnaire.web.language import speak
from questionnaire.web.links import fingerprint, is_link, new_link
from questionnaire.web.words import _
from questionnaire.workshop import Seat, Workshop, read_code, seat_word

blueprint = speak(Blueprint("room", __name__))
SEAT_COOKIE_DAYS = 2


@blueprint.get("/room/<code:code>")
def wall(code: str) -> str:
    workshop = _called_or_404(code)
    address = _address(code)
    return render_template("room/wall.html", workshop=workshop, address=address, qr=qr(address))


@blueprint.get("/join")
def ask() -> str:
    return render_template("room/join.html", typed="", problem="")


@blueprint.post("/join")
def look_up() -> AnyResponse:
    house().guesses.check()
    typed = clean(request.form.get("code", ""))[:100]
    code = read_code(typed)
    if house().workshops.called(code, house().now()) is None:
        house().guesses.count()
        problem = _("There is no workshop with this code. Please compare it with the wall, letter by letter.")
        return make_response(render_template("room/join.html", typed=typed, problem=problem), 422)
    return redirect(url_for("room.door", code=code), 303)


@blueprint.get("/join/<code:code>")
def door(code: str) -> str:
    return render_template("room/door.html", workshop=_called_or_404(code), link=_own_link(code))


@blueprint.post("/join/<code:code>")
def sit_down(code: str) -> AnyResponse:
    """Who joins twice on the same phone gets the same seat."""
    workshop = _called_or_404(code)
    link = _own_link(code)
    if link:
        return redirect(url_for("room.seat", link=link), 303)
    link = new_link()
    try:
        house().workshops.join(workshop, fingerprint(link), house().catalogue.edition, house().now())
    except Full:
        return make_response(render_template("room/full.html", workshop=workshop), 409)
    return _remember(redirect(url_for("room.seat", link=link), 303), code, link)


@blueprint.get("/<link:link>/seat")
def seat(link: str) -> str:
    taken = house().workshops.seat_of(fingerprint(link), house().now()) or abort(404)
    return render_template("room/seat.html", link=link, seat=taken, word=word_of(taken))


def word_of(taken: Seat) -> Text:
    """In both languages, as a Text."""
    return seat_word(house().catalogue.seat_words, taken.workshop.id, taken.number)


def _called_or_404(code: str) -> Workshop:
    """Wrong codes in an address count as guesses too."""
    house().guesses.check()
    found = house().workshops.called(code, house().now())
    if found is None:
        house().guesses.count()
        abort(404)
    return found


def _address(code: str) -> str:
    return (house().settings.public_url or request.host_url.rstrip("/")) + url_for("room.door", code=code)


def qr(address: str) -> Markup:
    """As a drawing within the page."""
    drawn = segno.make(address, error="m", micro=False)
    svg = drawn.svg_inline(border=2, omitsize=True, title=address, svgclass="qr", lineclass=None)
    # The library draws it from an address of ours.
    return Markup(svg)  # noqa: S704


def _seat_cookie(code: str) -> str:
    return f"__Host-seat-{code}"


def _own_link(code: str) -> str:
    """The link of the seat that this phone took already; empty where there is none any more."""
    link = request.cookies.get(_seat_cookie(code), "")
    if not is_link(link) or house().storage.find(fingerprint(link), house().now()) is None:
        return ""
    return link


def _remember(response: AnyResponse, code: str, link: str) -> AnyResponse:
    response.set_cookie(
        _seat_cookie(code),
        link,
        max_age=SEAT_COOKIE_DAYS * 86_400,
        secure=True,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response
