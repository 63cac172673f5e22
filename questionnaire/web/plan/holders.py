"""For whom a file is made, as far as the file may know it."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from questionnaire.report.holder import Holder, WayBack
from questionnaire.services import services
from questionnaire.storage import Assessment
from questionnaire.web.links import fingerprint, link_address, public_address
from questionnaire.web.seats import mark_of, seat_of


def own_holder(link: str, assessment: Assessment, with_link: bool) -> Holder:
    """For what somebody keeps: their seat, its workshop's letterhead, and their link where they wish."""
    anybody, seat = holder(link, assessment), seat_of(link)
    if with_link:
        anybody = replace(anybody, way_back=WayBack(public_address(), link_address(link)))
    if seat is None:
        return anybody
    return replace(anybody, seat=mark_of(seat), letterhead=services().letterheads.of(seat.workshop.id))


def holder(link: str, assessment: Assessment) -> Holder:
    return holder_of(fingerprint(link), assessment)


def holder_of(owner: bytes, assessment: Assessment) -> Holder:
    """`owner` is its fingerprint. Nobody finds it, or the link behind it, from the salt."""
    salt = hashlib.sha256(b"calendar " + owner).hexdigest()
    return Holder(
        salt=salt,
        way_back=WayBack(public_address()),
        brand=services().brand,
        changed_at=assessment.used_at,
    )
