"""Everything that ages, wherever it stands, with its state: for those who keep the content true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.limits import EuThresholds, LandLimits, Spell
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.facts import Fact, Source, dating
from questionnaire.catalogue.limit_titles import LimitTitles
from questionnaire.dated import Cited, Dated, ReviewState
from questionnaire.texts import Text


class Review(Struct, frozen=True):
    """One thing that has to be looked up again.

    `statement` is what it says on its own; None where it only shapes what plans say. `sources` are those
    that it cites, in the order they are named.
    """

    dated: Dated
    state: ReviewState
    statement: Text | None
    sources: tuple[Source, ...]

    @property
    def source(self) -> str:
        """An address, or words about where the knowledge comes from; "-" where nothing was found."""
        return self.sources[0].address if self.sources else self.dated.source or "-"

    @property
    def source_dating(self) -> Source | None:
        """None where readers are shown no source: its own date then stands alone."""
        return dating(self.sources)

    @property
    def until(self) -> date:
        """The last day on which plans tell it: that of its review, or of the rule's own end before that."""
        end = self.dated.valid_until if isinstance(self.dated, Spell) else None
        return min(end or self.dated.review_by, self.dated.review_by)


def reviews(catalogue: Catalogue, almanac: Almanac, names: Struct, today: date) -> tuple[Review, ...]:
    """What has to be reviewed soonest comes first. `names` are those that people use for places."""
    everything = sorted(
        dated_parts((catalogue, almanac, names)), key=lambda dated: (dated.review_by, dated.listed_as)
    )
    return tuple(
        Review(
            dated=dated,
            state=dated.state(today),
            statement=_statement(dated, catalogue.limit_titles, today),
            sources=catalogue.sources_of(dated) if isinstance(dated, Cited) else (),
        )
        for dated in everything
    )


def dated_parts(part: object) -> Iterator[Dated]:
    """Whatever is added to the content later is listed too, also inside of something dated."""
    if isinstance(part, Dated):
        yield part
    if isinstance(part, Struct):
        for name in part.__struct_fields__:
            yield from dated_parts(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from dated_parts(item)


def _statement(dated: Dated, titles: LimitTitles, today: date) -> Text | None:
    match dated:
        case Fact():
            return dated.text(today)
        case LandLimits():
            return titles.of_land(dated.where)
        case EuThresholds():
            return titles.eu
    return None
