"""For whom a file is made, as far as the file may know it."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from questionnaire.report.holder import Holder, WayBack
from questionnaire.services import services
from questionnaire.storage import Assessment
from questionnaire.web.links import fingerprint, link_address, public_address
from questionnaire.web.seats import mark_of, seat_of


def own_holder(link: str, assessment: Assessment, way_back: WayBack) -> Holder:
    """For what somebody keeps: their seat, its workshop's letterhead, and their way back."""
    anybody, seat = holder_of(fingerprint(link), assessment, way_back), seat_of(link)
    if seat is None:
        return anybody
    return replace(anybody, seat=mark_of(seat), letterhead=services().letterheads.of(seat.workshop.id))


def holder(link: str, assessment: Assessment) -> Holder:
    return holder_of(fingerprint(link), assessment, to_site())


def holder_of(owner: bytes, assessment: Assessment, way_back: WayBack) -> Holder:
    """`owner` is its fingerprint. Nobody finds it, or the link behind it, from the salt."""
    salt = hashlib.sha256(b"calendar " + owner).hexdigest()
    return Holder(salt=salt, way_back=way_back, brand=services().brand, changed_at=assessment.used_at)


def to_site() -> WayBack:
    return WayBack(public_address())


def to_answers(link: str) -> WayBack:
    """With the private link: only where its owner asks for it."""
    return WayBack(public_address(), link_address(link))
