"""Tasks that belong together on the way."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.task import FIRST, Task

IN_FULL = 6


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


def phases(plan: ActionPlan, in_full: int = IN_FULL) -> tuple[PlanPhase, ...]:
    """The three tasks of page one, whenever they are due; the next by date, `in_full` with them; the rest."""
    others = tuple(task for task in plan.tasks if not task.leads)
    more = in_full - FIRST
    all_three = (
        PlanPhase("now", plan.next_tasks),
        PlanPhase("next", others[:more]),
        PlanPhase("later", others[more:]),
    )
    return tuple(phase for phase in all_three if phase.tasks)
