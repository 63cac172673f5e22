"""For whom a file is made: at which seat, with whose letterhead and brand, and the way back to the plan."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from questionnaire.brand.brand import Brand
from questionnaire.report.qr import qr
from questionnaire.workshop.letterhead import Letterhead
from questionnaire.workshop.workshop import SeatMark


class WayBack(Struct, frozen=True):
    """`site` is the public address; `link` the private one, only on a print that its owner keeps."""

    site: str | None = None
    link: str | None = None

    @property
    def place(self) -> str:
        """The address as one types it."""
        return (self.site or "").partition("://")[2]

    def qr(self, title: str) -> Markup:
        return qr(self.link, title) if self.link else Markup()


class Holder(Struct, frozen=True):
    """`salt` keeps the entries of one plan's calendar apart from those of others; it leads to nobody.

    `changed_at`: when what the plan follows from last changed, as far as it is known.
    """

    seat: SeatMark | None = None
    salt: str = ""
    way_back: WayBack = WayBack()
    letterhead: Letterhead | None = None
    brand: Brand | None = None
    changed_at: datetime | None = None

    @property
    def site(self) -> str:
        """The public address at which plans are drawn up, never anybody's link."""
        return self.way_back.site or ""


NOBODY = Holder()
