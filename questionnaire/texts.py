"""What all content is made of: a text in each language, what ages, for whom something is meant."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")
OfferForm = Literal["digital", "service", "food", "goods"]
Horizon = Literal["h3", "h12", "h24"]
LegalGroup = Literal["nonprofit", "commercial", "unfounded"]
TargetKind = Literal["landkreis", "stadt", "gemeinde", "amt", "bezirk"]
Procedure = Literal["direct_award", "negotiated", "tender", "eu_tender", "own_rules", "unknown"]
State = Literal["holds", "due", "expired"]
Duty = Literal["statutory", "voluntary", "mixed"]
NOTICE = timedelta(days=30)


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Read from TOML; a misspelt or missing key is an error."""


class Text(Content, frozen=True, kw_only=True):
    """The same thing said in each language; neither is the source of the other."""

    de: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.de if language == "de" else self.en


def state_on(today: date, review_by: date) -> State:
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

    def state(self, today: date) -> State:
        return state_on(today, self.review_by)

    def text(self, today: date) -> Text:
        """What may be said on that day; each kind of statement answers this for itself."""
        raise NotImplementedError


class Audience(Content, frozen=True, kw_only=True):
    """For whom something is meant: each empty set means everyone, several sets must all fit."""

    forms: frozenset[OfferForm] = frozenset()
    horizons: frozenset[Horizon] = frozenset()
    legal: frozenset[LegalGroup] = frozenset()
    lands: frozenset[str] = frozenset()
    targets: frozenset[TargetKind] = frozenset()
    procedures: frozenset[Procedure] = frozenset()
