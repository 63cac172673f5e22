"""What somebody wants of a step, as the plan's page sends it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from flask import request

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import (
    DONE,
    DROPPED,
    OPEN,
    StepChange,
    StepState,
    StepStates,
    moved_to,
    read_state,
)
from questionnaire.hygiene import clean
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.moving import obstacle, out_of_range
from questionnaire.services import edition, services
from questionnaire.web.plan.step_problems import in_the_way, no_day, no_such_step

# As date fields send it, and as people type it where a browser has none.
DAY_PATTERNS = ("%Y-%m-%d", "%d.%m.%Y")


def wanted_change(answers: Answers, states: StepStates, step: str) -> StepChange:
    """Raises StepRefused."""
    seen = read_state(request.form.get("seen", "")) or states.of(step)
    pressed = request.form.get("go")
    if not _exists(services().plan(answers, states), step, is_done=pressed == "tick"):
        raise no_such_step(step)
    match pressed:
        case "move":
            wanted = moved_to(_typed_day(answers, states, step))
        case "drop":
            wanted = DROPPED
        case "reopen":
            wanted = OPEN
        case _:
            wanted = ticked(seen, "done" in request.form)
    return StepChange(step, seen, wanted)


def ticked(seen: StepState, is_ticked: bool) -> StepState:
    """A box that nobody touched changes nothing."""
    if is_ticked:
        return DONE
    return OPEN if seen == DONE else seen


def _typed_day(answers: Answers, states: StepStates, step: str) -> date:
    """Raises StepRefused where the plan has no room for the step on that day."""
    typed = clean(request.form.get("day", ""))[:20]
    day = _read_day(typed)
    if day is None:
        raise no_day(step, typed)
    found = out_of_range(day, services().today())
    found = found or obstacle(services().plan(answers, states.saying(step, moved_to(day))), step, day)
    if found:
        raise in_the_way(step, found, typed)
    return day


def _read_day(typed: str) -> date | None:
    for pattern in DAY_PATTERNS:
        with suppress(ValueError):
            return datetime.strptime(typed, pattern).date()
    return None


def _exists(plan: ActionPlan, step: str, *, is_done: bool) -> bool:
    """What the plan no longer asks for can still have been done."""
    if plan.step(step) or plan.closed(step):
        return True
    return is_done and any(action.id == step for action in edition().catalogue.actions)
