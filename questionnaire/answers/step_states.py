"""What became of the plan's steps: done, dropped, moved to a day; all others are open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

StepKind = Literal["open", "done", "dropped", "moved"]
MOVED = "moved "


class StepState(Struct, frozen=True):
    """`day` is the one to which a step was moved."""

    kind: StepKind
    day: date | None = None

    def __str__(self) -> str:
        """As forms send it: done, or moved 2027-01-12."""
        return f"{MOVED}{self.day}" if self.day else self.kind


OPEN, DONE, DROPPED = StepState("open"), StepState("done"), StepState("dropped")


def moved_to(day: date) -> StepState:
    return StepState("moved", day)


def read_state(text: str) -> StepState | None:
    """None where it is none."""
    for state in (OPEN, DONE, DROPPED):
        if text == state.kind:
            return state
    try:
        return moved_to(date.fromisoformat(text.removeprefix(MOVED))) if text.startswith(MOVED) else None
    except ValueError:
        return None


class StepChange(Struct, frozen=True):
    """What somebody wants of a step, and how it stood on the page on which they said so."""

    step_id: str
    seen: StepState
    wanted: StepState


class StepStates(Struct, frozen=True):
    """By action id. `said_on` is the day on which each was said; `since` that of the last change of all, and
    `answered_on` that of the last change of an answer.
    """

    states: Mapping[str, StepState] = field(default_factory=dict)
    said_on: Mapping[str, date] = field(default_factory=dict)
    since: date | None = None
    answered_on: date | None = None

    def of(self, step_id: str) -> StepState:
        return self.states.get(step_id, OPEN)

    def of_kind(self, kind: StepKind) -> frozenset[str]:
        return frozenset(step for step, state in self.states.items() if state.kind == kind)

    def saying(self, step_id: str, state: StepState) -> StepStates:
        """As they would be with this one, too."""
        return replace(self, states={**self.states, step_id: state})

    @property
    def moved(self) -> Iterator[tuple[str, date]]:
        return ((step, state.day) for step, state in self.states.items() if state.day)


NO_STATES = StepStates()
