"""Who may review: the operator's link is exchanged for a cookie and a clean address."""

from __future__ import annotations

from flask import abort, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from questionnaire.services import services
from questionnaire.web.cookies import HostCookie
from questionnaire.web.errors import Message
from questionnaire.web.links import token_fits
from questionnaire.web.words import _l

COOKIE = HostCookie("desk")


class NotAtTheDesk(NotFound):
    """All the same: no cookie, a wrong link, an old one, and no desk at all."""

    said = Message(
        _l("This page opens with a secret link"),
        _l(
            "It is for whoever runs Rathausreif here. Open your secret link on this device."
            " If it leads nowhere, somebody has made a new one since."
        ),
    )


def sign_in(response: Response, key: str) -> Response:
    COOKIE.set_on(response, key)
    return response


def sign_out(response: Response) -> Response:
    COOKIE.delete_on(response)
    return response


def checked_key(key: str) -> str:
    """Raises NotAtTheDesk."""
    if not services().desk_key.fits(key):
        raise NotAtTheDesk
    return key


def key_here() -> str:
    """Raises NotAtTheDesk."""
    return checked_key(COOKIE.of(request))


def posted_at_the_desk() -> None:
    """For forms: they must come from the desk's own page, too. Raises NotAtTheDesk."""
    if not token_fits(key_here()):
        abort(403)
