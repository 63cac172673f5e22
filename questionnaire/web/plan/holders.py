"""For whom a file is made, as far as the file may know it."""

from __future__ import annotations

import hashlib

from questionnaire.report.holder import Holder, WayBack
from questionnaire.web.links import fingerprint, link_address, public_address
from questionnaire.workshop.workshop import SeatMark


def holder(link: str, seat: SeatMark | None = None, with_link: bool = False) -> Holder:
    """`with_link`: on a print that its owner keeps."""
    return holder_of(fingerprint(link), seat, link_address(link) if with_link else None)


def holder_of(owner: bytes, seat: SeatMark | None = None, link: str | None = None) -> Holder:
    """`owner` is an assessment's fingerprint. Nobody finds it, or the link behind it, from the salt."""
    salt = hashlib.sha256(b"calendar " + owner).hexdigest()
    return Holder(seat, salt, WayBack(public_address(), link))
