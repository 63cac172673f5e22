"""Who leads a workshop: an advisor's link is exchanged for a cookie and a clean address."""

from __future__ import annotations

from flask import abort, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from questionnaire.services import services
from questionnaire.web.cookies import HostCookie
from questionnaire.web.errors import Message
from questionnaire.web.links import fingerprint, is_link, token_fits
from questionnaire.web.words import _l
from questionnaire.workshop.workshop import Workshop


class NotLed(NotFound):
    """All the same: no cookie, an old one, another workshop's, and no such workshop."""

    said = Message(
        _l("This page opens with your secret link"),
        _l(
            "It is only for whoever leads the workshop. Open your secret link on this device."
            " Do you want to take part? Then type the code that you see on the wall."
        ),
        "join.ask",
        _l("Type a code"),
    )


class NoSuchKey(NotFound):
    said = Message(
        _l("This secret link leads nowhere"),
        _l(
            "Perhaps it is incomplete, or somebody has changed it since. Or the workshop has been erased:"
            " then you can open a new one."
        ),
        "create.invite",
        _l("Open a workshop"),
    )


def advisor_cookie(code: str) -> HostCookie:
    """One for each workshop, so that leading a second one does not end the first."""
    return HostCookie(f"advisor-{code}")


def sign_in(response: Response, workshop: Workshop, secret: str) -> Response:
    cookie = advisor_cookie(workshop.invitation.code)
    cookie.set_on(response, secret, services().settings.keep_days)
    return response


def sign_out(response: Response, workshop: Workshop) -> Response:
    advisor_cookie(workshop.invitation.code).delete_on(response)
    return response


def led_workshop_or_404(code: str) -> Workshop:
    """Raises NotLed."""
    workshop = _led(code)
    if workshop is None:
        raise NotLed
    return workshop


def posted_by_leader(code: str) -> Workshop:
    """For forms: they must come from the advisor's own page, too."""
    workshop = led_workshop_or_404(code)
    if not token_fits(secret_of(workshop)):
        abort(403)
    return workshop


def leads(code: str) -> bool:
    """Whether this browser may go back from the projector's page to the advisor's page."""
    return _led(code) is not None


def led_here() -> list[Workshop]:
    """All that this browser leads, the latest day first. Only its cookies know which."""
    prefix = advisor_cookie("").name
    codes = [name.removeprefix(prefix) for name in request.cookies if name.startswith(prefix)]
    led = (_led(code) for code in codes)
    found = [workshop for workshop in led if workshop]
    return sorted(found, key=lambda workshop: (workshop.invitation.day, workshop.id), reverse=True)


def _led(code: str) -> Workshop | None:
    secret = advisor_cookie(code).of(request)
    workshop = services().workshops.led_by(fingerprint(secret), services().now()) if is_link(secret) else None
    return workshop if workshop and workshop.invitation.code == code else None


def secret_of(workshop: Workshop) -> str:
    return advisor_cookie(workshop.invitation.code).of(request)
