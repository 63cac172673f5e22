"""Who leads a workshop: an advisor's link is exchanged for a cookie and a clean address."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from questionnaire.web.house import house
from questionnaire.web.links import fingerprint, is_link, token_fits
from questionnaire.workshop import Workshop


def cookie_name(code: str) -> str:
    """One for each workshop, so that leading a second one does not end the first."""
    return f"__Host-advisor-{code}"


def let_in(response: Response, workshop: Workshop, secret: str) -> Response:
    """`__Host-`: only over TLS (or on this machine), only to this host, to no script."""
    response.set_cookie(
        cookie_name(workshop.invitation.code),
        secret,
        max_age=house().settings.keep_days * 86_400,
        secure=True,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def send_away(response: Response, workshop: Workshop) -> Response:
    response.delete_cookie(
        cookie_name(workshop.invitation.code), secure=True, httponly=True, samesite="Lax", path="/"
    )
    return response


def led_or_404(code: str) -> Workshop:
    """Whoever has no cookie, an old one or another workshop's is answered as if there were nothing."""
    return _led(code) or abort(404)


def posted_by_leader(code: str) -> Workshop:
    """For forms: they must come from the advisor's own page, too."""
    workshop = led_or_404(code)
    if not token_fits(secret_of(workshop)):
        abort(403)
    return workshop


def leads(workshop: Workshop) -> bool:
    """Whether this browser may go back from the wall to the advisor's page."""
    return _led(workshop.invitation.code) is not None


def _led(code: str) -> Workshop | None:
    secret = request.cookies.get(cookie_name(code), "")
    found = house().workshops.led_by(fingerprint(secret), house().now()) if is_link(secret) else None
    return found if found and found.invitation.code == code else None


def secret_of(workshop: Workshop) -> str:
    return request.cookies[cookie_name(workshop.invitation.code)]
