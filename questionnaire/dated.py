"""What ages: up to a day it holds, from then on it has to be looked up again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from questionnaire.texts import Content, Text

ReviewState = Literal["holds", "due", "expired"]


NOTICE = timedelta(days=30)


def state_on(today: date, review_by: date) -> ReviewState:
    """Due within the last thirty days before the review, so that somebody looks it up in time."""
    if today > review_by:
        return "expired"
    return "due" if review_by - today <= NOTICE else "holds"


class Dated(Content, frozen=True, kw_only=True):
    """What ages. Up to `review_by` it holds; later its number and date are shown to nobody any more.

    `as_of` is the day for which `source` speaks; `further` are sources too.
    """

    id: str
    as_of: date
    review_by: date
    source: str
    further: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source, *self.further)

    def holds(self, today: date) -> bool:
        return today <= self.review_by

    def state(self, today: date) -> ReviewState:
        return state_on(today, self.review_by)

    def text(self, today: date) -> Text:
        """What may be said on that day; each kind of statement answers this for itself."""
        raise NotImplementedError
