"""What a room of people needs, from their sheets. Never about one person: nothing below five finished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from statistics import mean

from msgspec import Struct

from questionnaire.actions import Lesson
from questionnaire.answers import Answers
from questionnaire.catalogue import Catalogue
from questionnaire.scoring import STAGES, score
from questionnaire.workshop import Sheet

ENOUGH = 5
CHECK = 10


class Distribution(Struct, frozen=True):
    """How many of the finished stand at each stage of a lesson; `open_count` know nothing of it yet."""

    lesson: Lesson
    stages: tuple[int, ...]
    open_count: int
    share: Fraction


class Group(Struct, frozen=True):
    """`distributions` is empty below five finished sheets."""

    finished: int
    distributions: tuple[Distribution, ...]

    @property
    def needs(self) -> tuple[Lesson, ...]:
        """Lessons, the one that lags furthest first."""
        ranked = sorted(self.distributions, key=lambda found: found.share)
        return tuple(found.lesson for found in ranked)


def current_step(catalogue: Catalogue, answers: Answers) -> int:
    """The first of the nine steps with a required question unanswered; 10 where there is none."""
    for number, step in enumerate(catalogue.steps, 1):
        if any(not question.optional and not answers.many(question.id) for question in step.questions):
            return number
    return CHECK


def is_finished(catalogue: Catalogue, answers: Answers) -> bool:
    return current_step(catalogue, answers) == CHECK


def group(catalogue: Catalogue, sheets: Iterable[Sheet]) -> Group:
    finished = [sheet.answers for sheet in sheets if is_finished(catalogue, sheet.answers)]
    if len(finished) < ENOUGH:
        return Group(len(finished), ())
    return Group(len(finished), tuple(_distribution(lesson, finished) for lesson in catalogue.lessons))


def _distribution(lesson: Lesson, finished: list[Answers]) -> Distribution:
    scores = [score(lesson, answers) for answers in finished]
    stages = Counter(found.stage for found in scores if not found.is_open)
    return Distribution(
        lesson,
        tuple(stages[stage] for stage in range(STAGES)),
        sum(found.is_open for found in scores),
        Fraction(mean(found.share for found in scores)),
    )
