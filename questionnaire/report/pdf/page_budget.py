"""What a plan on paper has room for."""

from __future__ import annotations

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.task import FIRST

MANY_TASKS = 12
FEW = 4
# Steps and searches together.
MUCH = 27
MANY_FIELDS = 3


def set_out(plan: ActionPlan) -> int:
    """How many tasks paper sets out in full; the rest goes into a table, and the site has them all."""
    return FIRST if len(plan.tasks) > MANY_TASKS else FEW


def dense(plan: ActionPlan) -> bool:
    """Whether there is so much to do, or to ask, that lines and rows stand closer."""
    fields = len(plan.responsibilities.fields) if plan.responsibilities else 0
    return len(plan.tasks) + len(plan.research) > MUCH or fields >= MANY_FIELDS


def has_room(plan: ActionPlan) -> bool:
    """Whether the rules for talks before a tender fit too; the site has them at any time."""
    return plan.responsibilities is None or len(plan.tasks) <= MANY_TASKS
