"""A step of the plan: an action with its place, its dates and the words that fit what is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from questionnaire.answers.step_states import OPEN, StepState
from questionnaire.catalogue.lessons import Action, Instruction, Lesson
from questionnaire.plan.known import Known, in_titles, told
from questionnaire.plan.priority import CalledAction
from questionnaire.plan.schedule import Dates
from questionnaire.plan.situation import Situation
from questionnaire.texts import Text

FIRST = 3


class TaskInstruction(Struct, frozen=True):
    """An instruction in the words that fit what is known."""

    instruction: Instruction
    text: Text

    @property
    def source(self) -> str | None:
        """Id of what it rests on."""
        return self.instruction.source


class Task(Struct, frozen=True):
    """`number` counts from 1 in the order of the dates that the plan had when the answers were given, so
    that a step keeps the number it was printed with; `priority` in the order of what matters most now.

    `after` are numbers of earlier tasks. `state` is open or moved.
    """

    number: int
    priority: int
    action: Action
    lesson: Lesson
    dates: Dates
    title: Text
    opening: Text
    done_when: Text
    instructions: tuple[TaskInstruction, ...]
    after: tuple[int, ...]
    state: StepState = OPEN

    @property
    def leads(self) -> bool:
        """Whether it is one of the three that matter most now."""
        return self.priority <= FIRST


class Scheduled(Struct, frozen=True):
    """When a step is due, and the number that it has in the plan."""

    number: int
    dates: Dates


def tasks_by_day(
    called: Sequence[CalledAction],
    scheduled: Mapping[str, Scheduled],
    states: Mapping[str, StepState],
    situation: Situation,
    known: Known,
) -> Iterator[Task]:
    """`called` in the order of what matters most; the tasks come by the day on which each is due."""
    priorities = {call.action.id: number for number, call in enumerate(called, 1)}
    for_titles = in_titles(known)
    for call in sorted(called, key=lambda call: scheduled[call.action.id].dates.due):
        action, words = call.action, call.action.informed
        yield Task(
            number=scheduled[action.id].number,
            priority=priorities[action.id],
            action=action,
            lesson=call.lesson,
            dates=scheduled[action.id].dates,
            title=told(action.title, words.title, for_titles),
            opening=told(action.opening, words.opening, known),
            done_when=told(action.done_when, words.done_when, known),
            instructions=tuple(_instructions(action, situation, known)),
            after=tuple(sorted(scheduled[before].number for before in action.after if before in scheduled)),
            state=states.get(action.id, OPEN),
        )


def _instructions(action: Action, situation: Situation, known: Known) -> Iterator[TaskInstruction]:
    for step in action.instructions:
        if situation.fits(step):
            yield TaskInstruction(step, told(step.text, step.informed, known))
