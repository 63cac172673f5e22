"""What lags in each lesson, what is still open and what is strong, with the steps that help."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from questionnaire.plan.scoring import LOW, IndicatorScore, Score
from questionnaire.plan.task import Task


class Gap(Struct, frozen=True):
    """An indicator that holds one back; `steps` are the numbers of the tasks that its answer calls for."""

    indicator: IndicatorScore
    steps: tuple[int, ...]


class LessonGaps(Struct, frozen=True):
    """`strong` are answered on their third level or the top; what is open stands in neither."""

    gaps: tuple[Gap, ...]
    strong: tuple[IndicatorScore, ...]


def lesson_gaps(score: Score, tasks: Iterable[Task]) -> LessonGaps:
    answered = tuple(each for each in score.indicators if each.option)
    numbers = {task.action.id: task.number for task in tasks}
    return LessonGaps(
        gaps=tuple(Gap(each, _steps(each, numbers)) for each in answered if each.points <= LOW),
        strong=tuple(each for each in answered if each.points > LOW),
    )


def _steps(indicator: IndicatorScore, numbers: dict[str, int]) -> tuple[int, ...]:
    called = indicator.option.actions if indicator.option else ()
    return tuple(sorted(numbers[action] for action in called if action in numbers))
