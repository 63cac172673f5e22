"""What a plan on paper has room for."""

from __future__ import annotations

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.phases import IN_FULL
from questionnaire.plan.task import FIRST

MANY_TASKS = 14
LONG = 24
MANY_FIELDS = 3


def set_out(plan: ActionPlan) -> int:
    """How many tasks paper sets out in full: the fewer, the more there are; the rest goes into a table."""
    if len(plan.tasks) > LONG or _much_to_say_on_whom(plan):
        return FIRST
    return IN_FULL - (len(plan.tasks) > MANY_TASKS)


def has_room(plan: ActionPlan) -> bool:
    """Whether the reasons and the way to approach a municipality fit too; the site has them at any time."""
    return plan.responsibilities is None


def _much_to_say_on_whom(plan: ActionPlan) -> bool:
    if plan.responsibilities is None:
        return False
    return (
        len(plan.responsibilities.fields) >= MANY_FIELDS
        or plan.responsibilities.target.association is not None
    )
