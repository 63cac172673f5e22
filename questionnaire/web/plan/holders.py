"""For whom a file is made, as far as the file may know it."""

from __future__ import annotations

import hashlib

from flask import request, url_for

from questionnaire.report.holder import Holder
from questionnaire.services import services
from questionnaire.web.links import fingerprint
from questionnaire.workshop.workshop import SeatMark


def holder(link: str, seat: SeatMark | None = None) -> Holder:
    return holder_of(fingerprint(link), seat)


def holder_of(owner: bytes, seat: SeatMark | None = None) -> Holder:
    """`owner` is an assessment's fingerprint. Nobody finds it, or the link behind it, from the salt."""
    salt = hashlib.sha256(b"calendar " + owner).hexdigest()
    return Holder(seat, salt, site_address() + url_for("site.start"))


def site_address() -> str:
    """Where this site is for everybody: the configured address, or else the one that was asked."""
    return services().settings.public_url or request.host_url.rstrip("/")
