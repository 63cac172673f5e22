"""Whether a step can be moved to a day, and if not, why: asked before it is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from questionnaire.calendar.days import working_day_from
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.task import Task

FURTHEST = timedelta(days=3 * 366)


class Obstacle(Struct, frozen=True):
    """Why a day does not fit.

    `past` and `far` are about the day alone. `first`: `step` has to come before, and `day` is the first that
    is left. `budget`: something else or the budget needs the step by `day`.
    """

    kind: Literal["past", "far", "first", "budget"]
    day: date
    step: Task | None = None


def out_of_range(day: date, today: date) -> Obstacle | None:
    """Asked before a plan is drawn up with the day: calendars end somewhere."""
    if day < today:
        return Obstacle("past", today)
    return Obstacle("far", today + FURTHEST) if day > today + FURTHEST else None


def obstacle(moved: ActionPlan, step_id: str, day: date) -> Obstacle | None:
    """`moved` is the plan as it would be: a day that fits is the one that the step then has."""
    task = moved.step(step_id)
    wanted = working_day_from(day, moved.situation.land)
    if task is None or task.dates.due == wanted:
        return None
    if task.dates.due < wanted:
        return Obstacle("budget", task.dates.due)
    return Obstacle("first", task.dates.due, _last_before(moved, task))


def _last_before(plan: ActionPlan, task: Task) -> Task | None:
    before = [other for other in plan.tasks if other.number in task.after]
    return max(before, key=lambda other: other.dates.due, default=None)
