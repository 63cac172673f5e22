"""The link is the only key: 192 random bits in the address, its SHA-256 in the database."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode

from flask import request, url_for
from werkzeug.routing import BaseConverter

from questionnaire.services import services
from questionnaire.web.per_application import PerApplication
from questionnaire.workshop.code import ALPHABET, CODE_LENGTH

RANDOM_BYTES = 24
# It stands where a link goes in what is made once for all; as long as a real one.
NO_LINK = "_" * 32
LINK = r"[A-Za-z0-9_-]{32}"


class LinkConverter(BaseConverter):
    regex = LINK
    part_isolating = True


class CodeConverter(BaseConverter):
    """A workshop's code, exactly as it is stored."""

    regex = f"[{ALPHABET}]{{{CODE_LENGTH}}}"
    part_isolating = True
    # Before whatever else may stand there.
    weight = 50


def is_link(text: str) -> bool:
    return re.fullmatch(LINK, text) is not None


def new_link() -> str:
    return secrets.token_urlsafe(RANDOM_BYTES)


def derived_link(secret: str, form: str) -> str:
    """The same however often the same form is sent, so that a double click makes one seat.

    `form` is random and stands in the form; without it the link is a new one.
    """
    if not is_link(form):
        return new_link()
    key = services().settings.secret_key
    digest = hmac.digest(key.encode(), f"{secret} {form}".encode("ascii"), "sha256")
    return urlsafe_b64encode(digest[:RANDOM_BYTES]).decode()


def fingerprint(link: str) -> bytes:
    return hashlib.sha256(link.encode("ascii")).digest()


def public_address() -> str:
    """Where the site is found: as configured, else as it was asked for."""
    return services().settings.public_url or request.host_url.rstrip("/")


def link_address(link: str) -> str:
    """The private address to come back to."""
    return public_address() + url_for("coming_back.show", link=link)


def _with_key() -> hmac.HMAC:
    return hmac.new(services().settings.secret_key.encode(), digestmod="sha256")


# To begin with the key takes OpenSSL longer than all the rest.
_keyed = PerApplication("keyed", _with_key)


def form_token(link: str) -> str:
    """Proves that a form came from the link's own page. No clock: thinking for an hour costs nothing."""
    signed = _keyed().copy()
    signed.update(link.encode("ascii"))
    return signed.hexdigest()


def token_fits(link: str) -> bool:
    """`link` or an advisor's secret."""
    given = request.form.get("token", "")
    return given.isascii() and hmac.compare_digest(given, form_token(link))
