"""What was changed at the review desk, and what holds on a given day because of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from questionnaire.almanac.correctable import with_values
from questionnaire.catalogue.facts import Source
from questionnaire.dated import Dated
from questionnaire.texts import Content

RevisionKind = Literal["confirm", "correct", "withdraw"]
T = TypeVar("T")


class Revision(Content, frozen=True, kw_only=True):
    """Who changed what and when. `was` and `now` say it in full, so each can be read alone for ever.

    `what` is the `listed_as` of something dated, `at` a moment on German clocks. `sources` are new ones.
    """

    what: str
    kind: RevisionKind
    by: str
    at: Annotated[datetime, Meta(tz=True)]
    was: Mapping[str, Any]
    now: Mapping[str, Any]
    sources: tuple[Source, ...] = ()

    @property
    def day(self) -> date:
        """From this day on, plans know of it."""
        return self.at.date()


class Ledger(Content, frozen=True):
    """All revisions, the oldest first."""

    revisions: tuple[Revision, ...] = ()

    def of(self, what: str) -> tuple[Revision, ...]:
        return tuple(revision for revision in self.revisions if revision.what == what)

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(source for revision in self.revisions for source in revision.sources)


def as_known(dated: Dated, revisions: Iterable[Revision], day: date) -> Dated:
    """As it was known at the end of a day, by revisions of this one thing, the oldest first.

    A day before the first of them is told what was replaced then. Content of a newer release comes before
    a revision that looked less far. Raises msgspec.ValidationError.
    """
    told = list(revisions)
    if not told:
        return dated
    known = [revision for revision in told if revision.day <= day]
    then = with_values(dated, known[-1].now if known else told[0].was)
    return dated if then.as_of < dated.as_of <= day else then


def exchanged(part: T, new: Mapping[str, Dated]) -> T:
    """`part` with dated things exchanged, by their `listed_as`; what has none of them stays the very same."""
    if isinstance(part, Dated) and part.listed_as in new:
        return new[part.listed_as]  # type: ignore[return-value]  # of the same type as the one before
    if isinstance(part, Struct):
        old = {name: getattr(part, name) for name in part.__struct_fields__}
        changed = {name: now for name, was in old.items() if (now := exchanged(was, new)) is not was}
        return replace(part, **changed) if changed else part
    if isinstance(part, tuple):
        items = tuple(exchanged(item, new) for item in part)
        return items if any(a is not b for a, b in zip(items, part, strict=True)) else part  # type: ignore[return-value]
    return part
