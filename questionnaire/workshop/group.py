"""What a room of people needs, from their sheets. Never about one person: nothing below five finished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from operator import attrgetter
from statistics import mean

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Action, Lesson
from questionnaire.plan.scoring import STAGES, score
from questionnaire.workshop.progress import is_finished
from questionnaire.workshop.workshop import SeatAnswers

ENOUGH = 5


class Lag(Struct, frozen=True):
    """`count` of `total` people stand at `stage` or below, or know nothing of the lesson yet."""

    stage: int
    count: int
    total: int


class Distribution(Struct, frozen=True):
    """How many of the finished stand at each stage of a lesson; `open_count` know nothing of it yet."""

    lesson: Lesson
    stages: tuple[int, ...]
    open_count: int
    share: Fraction

    @property
    def percent(self) -> int:
        """Of the points that could be reached, on average: what decides the ranking."""
        return round(self.share * 100)

    @property
    def lag(self) -> Lag:
        """The lowest stage at which, counted from below, at least half of the group is reached."""
        total, reached = sum(self.stages) + self.open_count, self.open_count
        for stage, count in enumerate(self.stages):
            reached += count
            if reached * 2 >= total:
                return Lag(stage, reached, total)
        raise ValueError("nobody is counted")


class Group(Struct, frozen=True):
    """`distributions` is empty below five finished sheets."""

    finished: int
    distributions: tuple[Distribution, ...]

    @property
    def needs(self) -> tuple[Lesson, ...]:
        """Lessons, the one that lags furthest first."""
        return tuple(distribution.lesson for distribution in self.ranked)

    @property
    def ranked(self) -> tuple[Distribution, ...]:
        """What lags furthest first; where two are equal, the one that more of the others waits for."""
        by_lesson = {distribution.lesson.id: distribution for distribution in self.distributions}
        ordered = in_teaching_order(tuple(distribution.lesson for distribution in self.distributions))
        return tuple(sorted((by_lesson[lesson.id] for lesson in ordered), key=attrgetter("share")))


def in_teaching_order(lessons: tuple[Lesson, ...]) -> tuple[Lesson, ...]:
    """The lesson first whose actions most actions of other lessons wait for; else as they stand."""
    actions = {action.id: (action, lesson.id) for lesson in lessons for action in lesson.actions}

    def before(action: Action) -> set[str]:
        direct = [actions[action_id] for action_id in action.after if action_id in actions]
        return {lesson_id for _, lesson_id in direct}.union(
            *(before(prerequisite) for prerequisite, _ in direct)
        )

    waiting = Counter(
        earlier
        for action, lesson_id in actions.values()
        for earlier in before(action)
        if earlier != lesson_id
    )
    return tuple(sorted(lessons, key=lambda lesson: -waiting[lesson.id]))


def group(catalogue: Catalogue, sheets: Iterable[SeatAnswers]) -> Group:
    finished = [sheet.answers for sheet in sheets if is_finished(catalogue, sheet.answers)]
    if len(finished) < ENOUGH:
        return Group(len(finished), ())
    return Group(len(finished), tuple(_distribution(lesson, finished) for lesson in catalogue.lessons))


def _distribution(lesson: Lesson, finished: list[Answers]) -> Distribution:
    scores = [score(lesson, answers) for answers in finished]
    stages = Counter(lesson_score.stage for lesson_score in scores if not lesson_score.is_open)
    return Distribution(
        lesson,
        tuple(stages[stage] for stage in range(STAGES)),
        sum(lesson_score.is_open for lesson_score in scores),
        Fraction(mean(lesson_score.share for lesson_score in scores)),
    )
