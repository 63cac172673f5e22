"""The steps of a plan: those still to do with their dates, those done, those dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.answers.step_states import DROPPED, StepStates
from questionnaire.catalogue.lessons import Action, DeedKind, Lesson
from questionnaire.content.edition import Edition
from questionnaire.plan.budget_dates import Deed
from questionnaire.plan.findings import Findings
from questionnaire.plan.known import Known, in_titles, known_to, told
from questionnaire.plan.pace import counted_from
from questionnaire.plan.priority import CalledAction, actions_called_for, in_order
from questionnaire.plan.schedule import Calendar, Dates, schedule
from questionnaire.plan.situation import Situation, timing_of
from questionnaire.plan.task import Scheduled, Task, tasks_by_day
from questionnaire.texts import Text

# A step that was moved further away than that is none of the three that matter now.
SOON = timedelta(weeks=4)


class ClosedStep(Struct, frozen=True):
    """A step that nobody has to do any more. `said_on` is the day on which somebody said so."""

    kind: Literal["done", "dropped"]
    action: Action
    lesson: Lesson
    title: Text
    said_on: date


class Steps(Struct, frozen=True):
    tasks: tuple[Task, ...]
    done: tuple[ClosedStep, ...]
    dropped: tuple[ClosedStep, ...]


class Basis(Struct, frozen=True):
    """What steps are chosen, dated and told with."""

    edition: Edition
    found: Findings
    situation: Situation
    states: StepStates
    today: date

    @property
    def known(self) -> Known:
        return known_to(self.edition.catalogue.route, self.found)

    @property
    def begun(self) -> date:
        return counted_from(self.states.since, self.today)

    @property
    def printed(self) -> date:
        """When the answers were given, as far as anybody knows: a plan of that day has the steps' numbers."""
        answered = self.states.answered_on
        return answered if answered and answered <= self.today else self.begun

    def ranked_on(self, day: date) -> Situation:
        """What matters most does not change from day to day, so it is asked of one day."""
        timing = self.situation.timing
        return replace(self.situation, timing=timing_of(timing.start or timing.missed, day))

    @property
    def deeds(self) -> Mapping[DeedKind, Deed]:
        window = self.found.budget.window if self.found.budget else None
        return {deed.kind: deed for deed in (window.deeds if window else ())}

    @property
    def finished(self) -> tuple[CalledAction, ...]:
        """What is done stays in the plan, also where the answers no longer call for it."""
        done = self.states.of_kind("done")
        every = ((action, lesson) for lesson in self.edition.catalogue.lessons for action in lesson.actions)
        return tuple(CalledAction(action, lesson, 0) for action, lesson in every if action.id in done)


def steps_of(basis: Basis) -> Steps:
    """Whatever is done or dropped holds nothing up any more."""
    found, situation = basis.found, basis.situation
    lessons = basis.edition.catalogue.lessons
    called = actions_called_for(lessons, found.case.questions, situation, basis.known, basis.deeds)
    dropped = [call for call in called if basis.states.of(call.action.id) == DROPPED]
    closed = {call.action.id for call in (*basis.finished, *dropped)}
    return Steps(
        tasks=tuple(_tasks(basis, called, closed)),
        done=tuple(_closed(basis, "done", basis.finished)),
        dropped=tuple(_closed(basis, "dropped", dropped)),
    )


def _tasks(basis: Basis, called: list[CalledAction], closed: set[str]) -> Iterator[Task]:
    still_open = _in_order(basis, [call for call in called if call.action.id not in closed], basis.begun)
    dates = _dates(still_open, _calendar(basis, basis.today, basis.begun, dict(basis.states.moved)))
    far = frozenset(_far(basis, still_open))
    by_weight = sorted(still_open, key=lambda call: call.action.id in far)
    numbers = _numbers(basis, called)
    scheduled = {step: Scheduled(numbers[step], dates[step]) for step in dates}
    return tasks_by_day(by_weight, scheduled, basis.states.states, basis.situation, basis.known)


def _numbers(basis: Basis, called: list[CalledAction]) -> dict[str, int]:
    """As if nothing had been done, dropped or moved since the answers were given."""
    every = _in_order(basis, called, basis.printed)
    dates = _dates(every, _calendar(basis, basis.printed, basis.printed, {}))
    by_day = sorted(every, key=lambda call: dates[call.action.id].due)
    return {call.action.id: number for number, call in enumerate(by_day, 1)}


def _in_order(basis: Basis, called: list[CalledAction], day: date) -> list[CalledAction]:
    holds_back = basis.found.case.profile.concerning(basis.situation.channel).holds_back
    return in_order(called, basis.ranked_on(day), holds_back)


def _calendar(basis: Basis, today: date, begun: date, moved: Mapping[str, date]) -> Calendar:
    recesses = basis.edition.almanac.recesses
    return Calendar(today, basis.situation.land, recesses, basis.deeds, begun, moved)


def _dates(ordered: Iterable[CalledAction], calendar: Calendar) -> dict[str, Dates]:
    return schedule([call.action for call in ordered], calendar)


def _far(basis: Basis, ordered: Iterable[CalledAction]) -> Iterator[str]:
    """What was moved beyond the next weeks, and what waits for that: none of it matters most now."""
    moved, far = dict(basis.states.moved), set[str]()
    for call in ordered:
        action = call.action
        if moved.get(action.id, basis.today) > basis.today + SOON or far & set(action.after):
            far.add(action.id)
            yield action.id


def _closed(
    basis: Basis, kind: Literal["done", "dropped"], calls: Iterable[CalledAction]
) -> Iterator[ClosedStep]:
    """The last that was said comes last."""
    said_on, known = basis.states.said_on, in_titles(basis.known)
    for call in sorted(calls, key=lambda call: said_on.get(call.action.id, basis.today)):
        title = told(call.action.title, call.action.informed.title, known)
        day = said_on.get(call.action.id, basis.today)
        yield ClosedStep(kind, call.action, call.lesson, title, day)
