"""How far the steps of those are who let their advisor see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from jinja2.utils import LRUCache
from msgspec import Struct

from questionnaire.answers.step_states import StepStates
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.services import services
from questionnaire.texts import Text
from questionnaire.web.per_application import PerApplication
from questionnaire.workshop.workshop import SeatAnswers

MOST_PLANS = 400
# The page is asked for every few seconds, and a plan takes some milliseconds to draw up.
_known = PerApplication("shared_progress", lambda: LRUCache(MOST_PLANS))


class NextStep(Struct, frozen=True):
    title: Text
    due: date


class SharedProgress(Struct, frozen=True):
    """`next_step` is None where nothing is left to do."""

    done: int
    count: int
    next_step: NextStep | None


def shared_progress(workshop_id: int, seats: Iterable[SeatAnswers]) -> Mapping[int, SharedProgress]:
    """By the seats' numbers; of a seat without consent nothing."""
    shared = services().progress_consents.shared_states(workshop_id)
    return {seat.number: _progress(seat, shared[seat.number]) for seat in seats if seat.number in shared}


def _progress(seat: SeatAnswers, states: StepStates) -> SharedProgress:
    given = frozenset(seat.answers.items()), frozenset(states.states.items())
    key = (services().today(), services().edition_mark, *given)
    found: SharedProgress | None = _known().get(key)
    if found is None:
        found = _known()[key] = _read(services().plan(seat.answers, states))
    return found


def _read(plan: ActionPlan) -> SharedProgress:
    first = plan.tasks[0] if plan.tasks else None
    next_step = NextStep(first.title, first.dates.due) if first else None
    return SharedProgress(len(plan.done), plan.steps_counted, next_step)
