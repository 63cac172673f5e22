"""The last date that a plan names."""

from __future__ import annotations

from datetime import date, timedelta

from questionnaire.calendar.days import ONE_DAY
from questionnaire.calendar.months import months_later
from questionnaire.plan.action_plan import ActionPlan

# Time to look back, and to begin the next round.
AFTER_THE_PLAN = timedelta(days=60)


def last_date(plan: ActionPlan) -> date:
    """Of its steps and of what the municipality does for the budget."""
    milestones = plan.budget.window.milestones if plan.budget else ()
    ends = (months_later(milestone.last, 1) - ONE_DAY for milestone in milestones)
    return max((plan.today, *(task.dates.due for task in plan.tasks), *ends))


def kept_until(plan: ActionPlan) -> date:
    """As long as answers are kept where somebody wishes that they stay with the plan."""
    return last_date(plan) + AFTER_THE_PLAN
