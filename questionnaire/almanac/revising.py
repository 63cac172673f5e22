"""What one can do with a dated thing at the review desk, as the revision that says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct

from questionnaire.almanac.correctable import values_of, with_values
from questionnaire.almanac.revisions import Revision, RevisionKind
from questionnaire.catalogue.facts import Source
from questionnaire.dated import Cited, Dated
from questionnaire.texts import Text

ONE_DAY = timedelta(days=1)
MOST_INITIALS = 8


class NewSource(Struct, frozen=True):
    """Where something is written that the content does not know yet; `dated` is told to readers."""

    title: str
    address: str
    dated: Text


class Signed(Struct, frozen=True):
    """Whose initials, and the moment on German clocks."""

    by: str
    at: datetime


class Evidence(Struct, frozen=True):
    """What says so: new sources first, then ids of those that the content names and that still say so.

    `words` are for what names its source in words.
    """

    new: tuple[NewSource, ...] = ()
    kept: tuple[str, ...] = ()
    words: str | None = None


def confirmed(dated: Dated, as_of: date, review_by: date, signed: Signed) -> Revision:
    """It was looked up and is still true."""
    return _revision(dated, "confirm", signed, {"as_of": as_of, "review_by": review_by})


def withdrawn(dated: Dated, signed: Signed) -> Revision:
    """Plans stop telling it at once, as they do after its review date; what it said stays in the ledger."""
    end = min(dated.review_by, signed.at.date() - ONE_DAY)
    return _revision(dated, "withdraw", signed, {"review_by": end})


def corrected(dated: Dated, values: Mapping[str, Any], evidence: Evidence, signed: Signed) -> Revision:
    """`values` say in full what is true now, dates among them."""
    new = tuple(_sources(dated, evidence.new, signed))
    where = _where(dated, (*(source.id for source in new), *evidence.kept), evidence.words)
    return _revision(dated, "correct", signed, {**values, **where}, new, is_full=True)


def _where(dated: Dated, ids: tuple[str, ...], words: str | None) -> dict[str, Any]:
    if not isinstance(dated, Cited):
        return {"source": words} if words else {}
    return {
        name: value for name, value in (("source", ids[0] if ids else None), ("further", ids[1:])) if value
    }


def _sources(dated: Dated, new: tuple[NewSource, ...], signed: Signed) -> list[Source]:
    stem = f"{dated.listed_as}.{signed.at:%Y%m%d%H%M%S}"
    return [
        Source(id=f"{stem}.{number}", title=source.title, address=source.address, dated=source.dated)
        for number, source in enumerate(new, 1)
    ]


def _revision(  # noqa: PLR0913, PLR0917 - what a revision says
    dated: Dated,
    kind: RevisionKind,
    signed: Signed,
    changes: Mapping[str, Any],
    sources: tuple[Source, ...] = (),
    is_full: bool = False,
) -> Revision:
    """Raises msgspec.ValidationError for what cannot be."""
    was = values_of(dated)
    now = values_of(with_values(dated, changes if is_full else {**was, **changes}))
    return Revision(
        what=dated.listed_as, kind=kind, by=signed.by, at=signed.at, was=was, now=now, sources=sources
    )
