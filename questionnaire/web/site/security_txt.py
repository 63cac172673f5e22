"""Whom to tell about a security problem, where programs look for it: RFC 9116."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, abort, url_for

from questionnaire.services import services
from questionnaire.texts import LANGUAGES
from questionnaire.web.links import public_address

blueprint = Blueprint("security_txt", __name__)
# Less than the year that the RFC allows: a site that nobody has restarted for so long may be nobody's.
VALID = timedelta(days=364)


@blueprint.get("/.well-known/security.txt")
def show() -> Response:
    """Not there before the operator has said an e-mail address."""
    if not services().operator.security_email:
        abort(404)
    return Response(_text(services().operator.security_email), content_type="text/plain; charset=utf-8")


def _text(email: str) -> str:
    expires = (services().started + VALID).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"Contact: mailto:{email}\n"
        f"Expires: {expires}\n"
        f"Preferred-Languages: {', '.join(LANGUAGES)}\n"
        f"Canonical: {public_address()}{url_for('security_txt.show')}\n"
    )
