"""Where one stands in each lesson. All lessons weigh the same: the article gives no weights."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from operator import itemgetter
from statistics import mean

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.audience import ChannelId
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.questions import Option, Question

STAGES = 4
KNOWN_ENOUGH = Fraction(7, 10)
# Up to this level an answer holds somebody back.
LOW = 1


class IndicatorScore(Struct, frozen=True):
    """One indicator and its answer. `option` is None where the question is open."""

    question: Question
    option: Option | None

    @property
    def points(self) -> int:
        return (self.option.points or 0) if self.option else 0

    @property
    def is_lacking_basics(self) -> bool:
        """A gate question answered at its lowest level."""
        return self.option is not None and self.question.basics is not None and not self.points

    @property
    def next_level(self) -> Option | None:
        """The level to reach next; None at the top."""
        next_points = self.points + 1
        return next((option for option in self.question.options if option.points == next_points), None)


class Score(Struct, frozen=True):
    """Points out of what was attainable; open questions earn nothing, inapplicable ones leave the sum."""

    lesson: Lesson
    indicators: tuple[IndicatorScore, ...]

    def concerning(self, channel: ChannelId) -> Score:
        """Without the questions that only other channels ask for."""
        concerned = (each for each in self.indicators if each.question.concerns(channel))
        return Score(self.lesson, tuple(concerned))

    @property
    def points(self) -> int:
        return sum(indicator.points for indicator in self.indicators)

    @property
    def out_of(self) -> int:
        return sum(indicator.question.max_points for indicator in self.indicators)

    @property
    def share(self) -> Fraction:
        """0 to 1; 0 where nothing applies."""
        return Fraction(self.points, self.out_of) if self.out_of else Fraction(0)

    @property
    def stage(self) -> int:
        return stage(self.share)

    @property
    def known(self) -> int:
        return sum(indicator.option is not None for indicator in self.indicators)

    @property
    def open(self) -> tuple[IndicatorScore, ...]:
        return tuple(indicator for indicator in self.indicators if indicator.option is None)

    @property
    def lacking(self) -> tuple[IndicatorScore, ...]:
        """What is answered low."""
        return tuple(each for each in self.indicators if each.option and each.points <= LOW)

    @property
    def is_open(self) -> bool:
        """Nothing known at all: drawn dashed, without a stage."""
        return self.known == 0

    @property
    def provisional(self) -> bool:
        return _provisional(self.known, len(self.indicators))

    @property
    def weakest(self) -> IndicatorScore | None:
        """The first indicator with the fewest points; open ones count as the weakest."""
        ranked = sorted(
            self.indicators, key=lambda indicator: (indicator.option is not None, indicator.points)
        )
        return ranked[0] if ranked else None


class Profile(Struct, frozen=True):
    scores: tuple[Score, ...]

    @property
    def share(self) -> Fraction:
        return Fraction(mean(score.share for score in self.scores))

    @property
    def stage(self) -> int:
        return stage(self.share)

    @property
    def provisional(self) -> bool:
        applicable = sum(len(score.indicators) for score in self.scores)
        return _provisional(sum(score.known for score in self.scores), applicable)

    @property
    def lacking_basics(self) -> tuple[IndicatorScore, ...]:
        """Gate questions answered at their lowest level: first the basics, whatever the rest says."""
        return tuple(each for score in self.scores for each in score.lacking if each.is_lacking_basics)

    @property
    def holds_back(self) -> IndicatorScore | None:
        """The one thing that lags furthest: the basics first, then the lowest answer of the weakest lesson.

        What nobody knows yet is no lack. None where everything answered is on its third level at least.
        """
        lags = ((_lag(each, share), each) for share, lacking in self._lacking for each in lacking)
        return min(lags, key=itemgetter(0), default=(None, None))[1]

    def concerning(self, channel: ChannelId) -> Profile:
        """Without the lessons and questions that only other channels ask for."""
        scores = (score.concerning(channel) for score in self.scores if score.lesson.concerns(channel))
        return Profile(tuple(score for score in scores if score.indicators))

    @property
    def open(self) -> tuple[IndicatorScore, ...]:
        """What nobody knows yet, the weakest lesson first."""
        by_share = sorted(self.scores, key=lambda score: score.share)
        return tuple(indicator for score in by_share for indicator in score.open)

    @property
    def is_complete(self) -> bool:
        """Whether everything that applies is answered at its top."""
        return all(score.points == score.out_of for score in self.scores)

    @property
    def _lacking(self) -> Iterator[tuple[Fraction, tuple[IndicatorScore, ...]]]:
        """What lags in each lesson, behind the lesson's own share."""
        return ((score.share, score.lacking) for score in self.scores)


def _lag(indicator: IndicatorScore, share: Fraction) -> tuple[bool, int, Fraction]:
    return not indicator.is_lacking_basics, indicator.points, share


def stage(share: Fraction) -> int:
    """0 to 3, a quarter each; a full score belongs to the last."""
    return min(STAGES - 1, int(share * STAGES))


def score(lesson: Lesson, answers: Answers) -> Score:
    applicable = (question for question in lesson.questions if not answers.is_inapplicable(question))
    return Score(lesson, tuple(IndicatorScore(question, answers.option(question)) for question in applicable))


def profile(catalogue: Catalogue, answers: Answers) -> Profile:
    return Profile(tuple(score(lesson, answers) for lesson in catalogue.lessons))


def _provisional(known: int, applicable: int) -> bool:
    return Fraction(known, max(applicable, 1)) < KNOWN_ENOUGH
