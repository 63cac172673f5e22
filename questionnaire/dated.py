"""What ages: up to a day it holds, from then on it has to be looked up again."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date, timedelta
from typing import Literal

from questionnaire.texts import Content

ReviewState = Literal["holds", "due", "expired"]

# Before its review date, so that somebody looks it up in time.
NOTICE = timedelta(days=90)


class Dated(Content, frozen=True, kw_only=True):
    """What ages. Up to `review_by` it holds; later its number and date are shown to nobody any more.

    `as_of` is the day up to which it was found to hold, for those who review; readers are told the date
    of the source that they can open. `source` is in words, or None where nothing was found.
    """

    as_of: date
    review_by: date
    source: str | None

    @property
    @abstractmethod
    def listed_as(self) -> str:
        """Kind and key, such as `lands.BB`; no two are alike."""

    def holds(self, today: date) -> bool:
        return today <= self.review_by

    def state(self, today: date) -> ReviewState:
        """Due within the last ninety days before the review."""
        if today > self.review_by:
            return "expired"
        return "due" if self.review_by - today <= NOTICE else "holds"


class Cited(Dated, frozen=True, kw_only=True):
    """What names its sources to readers: `source` and `further` are ids of `content/sources.toml`."""

    further: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        return (*([self.source] if self.source else []), *self.further)
