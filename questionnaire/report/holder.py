"""For whom a file is made."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.workshop.workshop import SeatMark


class Holder(Struct, frozen=True):
    """`salt` keeps the entries of one plan's calendar apart from those of another; it leads back to nobody.

    `site` is the public address at which plans are drawn up, never anybody's link.
    """

    seat: SeatMark | None = None
    salt: str = ""
    site: str = ""


NOBODY = Holder()
