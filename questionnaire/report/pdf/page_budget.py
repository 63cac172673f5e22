"""What a plan on paper has room for."""

from __future__ import annotations

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.phases import IN_FULL
from questionnaire.plan.task import FIRST
from questionnaire.texts import GERMAN, Language

LONG = 24
MANY_FIELDS = 3
ROOMY_NAME = 40
ROOMY_SENTENCE = 90
ROOMY_CELL = 34
ROOMY_LINES = 2
GLOSS_LINES = 2
LEVEL_LINES = 2


def set_out(plan: ActionPlan) -> int:
    """How many tasks paper sets out in full: in a long plan the second three go with the rest, in brief."""
    return FIRST if len(plan.tasks) > LONG or _much_to_say_on_whom(plan) else IN_FULL


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


def crowded(plan: ActionPlan, language: Language, replaced: bool = False) -> bool:
    """Whether page one needs its narrow spacing, since typed text, long cells and glosses fill many lines.

    `replaced`: there is a line about boxes too.
    """
    typed = len(plan.name or "") // ROOMY_NAME + len(plan.sentence or "") // ROOMY_SENTENCE
    weakest = (score.weakest for score in plan.profile.scores)
    summaries = (standing.option.summary for standing in weakest if standing and standing.option)
    long_cells = sum(len(text[language]) > ROOMY_CELL for text in summaries if text)
    glosses = sum(task.action.opening_to == "officials" for task in plan.next_tasks) * (language != GERMAN)
    level = (plan.better_level is not None) * LEVEL_LINES
    return typed + long_cells + replaced + level + glosses * GLOSS_LINES > ROOMY_LINES
