"""What comes up most often in a room's plans. Nothing that fewer than three share, so nobody stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Generic, TypeVar

from msgspec import Struct

from questionnaire.catalogue.lessons import Action
from questionnaire.catalogue.questions import Question
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.workshop.group import ENOUGH

SHARED = 3

T = TypeVar("T")


class Counted(Struct, Generic[T], frozen=True):
    """How many plans contain it."""

    thing: T
    count: int


class Tally(Struct, frozen=True):
    """Most frequent first. `late` counts plans whose wished budget is closed: None below three."""

    plans: int
    actions: tuple[Counted[Action], ...] = ()
    open_questions: tuple[Counted[Question], ...] = ()
    late: int | None = None


def tally(plans: Iterable[ActionPlan]) -> Tally:
    """Empty below five plans."""
    drawn = tuple(plans)
    if len(drawn) < ENOUGH:
        return Tally(len(drawn))
    late = sum(plan.budget is not None and plan.budget.lost is not None for plan in drawn)
    return Tally(
        len(drawn),
        _shared({task.action.id: task.action for task in plan.next_tasks} for plan in drawn),
        _shared({research.question.id: research.question for research in plan.research} for plan in drawn),
        late if late >= SHARED else None,
    )


def _shared(plans: Iterable[dict[str, T]]) -> tuple[Counted[T], ...]:
    """What each plan has, by id; each plan counts once."""
    by_plan = tuple(plans)
    counts = Counter(chain.from_iterable(by_plan))
    by_id = {key: value for plan in by_plan for key, value in plan.items()}
    return tuple(Counted(by_id[key], count) for key, count in counts.most_common() if count >= SHARED)
