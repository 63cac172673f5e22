"""Tasks that belong together on the way."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.task import FIRST, Task

SECOND = 6


class PlanPhase(Struct, frozen=True):
    """Tasks that belong together on the way; never empty."""

    name: Literal["now", "next", "later"]
    tasks: tuple[Task, ...]

    @property
    def first(self) -> date:
        return min(task.dates.start for task in self.tasks)

    @property
    def last(self) -> date:
        return max(task.dates.due for task in self.tasks)


def phases(plan: ActionPlan, second: int = SECOND) -> tuple[PlanPhase, ...]:
    """By date: the first three, those after them up to the `second` number, the rest."""
    all_three = (
        PlanPhase("now", plan.tasks[:FIRST]),
        PlanPhase("next", plan.tasks[FIRST:second]),
        PlanPhase("later", plan.tasks[second:]),
    )
    return tuple(phase for phase in all_three if phase.tasks)
