"""A second look: where one stood then and stands now, and what moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from questionnaire.answers.earlier import Earlier
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Lesson
from questionnaire.plan.scoring import IndicatorScore, Profile, Score, profile


class Move(Struct, frozen=True):
    """One indicator whose answer changed; `then` and `now` may be open."""

    lesson: Lesson
    then: IndicatorScore
    now: IndicatorScore

    @property
    def gain(self) -> int:
        """Levels won; less than 0 where one knows better now, or slipped."""
        return self.now.points - self.then.points


class Comparison(Struct, frozen=True):
    day: date | None
    then: Profile
    now: Profile

    @property
    def pairs(self) -> Iterator[tuple[Score, Score]]:
        """Each lesson then and now."""
        return zip(self.then.scores, self.now.scores, strict=True)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The greatest gain first."""
        moves = (move for then, now in self.pairs for move in _moves(then, now))
        return tuple(sorted(moves, key=lambda move: -move.gain))


def compare(catalogue: Catalogue, earlier: Earlier, now: Profile) -> Comparison:
    return Comparison(earlier.day, profile(catalogue, earlier.answers), now)


def _moves(then: Score, now: Score) -> Iterator[Move]:
    """Indicators that applied both times."""
    before = {indicator.question.id: indicator for indicator in then.indicators}
    for indicator in now.indicators:
        earlier = before.get(indicator.question.id)
        if earlier and earlier.option != indicator.option:
            yield Move(now.lesson, earlier, indicator)
