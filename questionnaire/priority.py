"""Which actions the answers call for, and in what order.

Score and priority are separate things: prerequisites first, then what the calendar makes urgent,
then effort against what it gains and unlocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct

from questionnaire.answers import Answers
from questionnaire.catalogue import Action, Catalogue, Lesson, Question
from questionnaire.situation import Situation

NOW_WEEKS = 4
SOON_WEEKS = 13
# Anything shorter counts as half a day, so that small errands do not push in front.
HALF_DAY = 4


class Call(Struct, frozen=True):
    """An action that is called for.

    `gain` adds up the squares of the points that the calling questions lack: what lags furthest counts most.
    """

    action: Action
    lesson: Lesson
    gain: int
    basic: bool


def calls(catalogue: Catalogue, answers: Answers, situation: Situation) -> list[Call]:
    """In catalogue order; each action once."""
    callers = _callers(catalogue, answers)
    found = []
    for lesson in catalogue.lessons:
        for action in lesson.actions:
            questions = callers.get(action.id, [])
            if _is_called(action, questions, situation):
                found.append(_call(action, lesson, questions, answers))
    return found


def _is_called(action: Action, questions: list[Question], situation: Situation) -> bool:
    standing = action.whenever is not None and situation.fits(action.whenever)
    return (bool(questions) or standing) and situation.fits(action)


def _call(action: Action, lesson: Lesson, questions: list[Question], answers: Answers) -> Call:
    gain = sum(_lacking(question, answers) ** 2 for question in questions)
    basic = any(question.basics is not None and _lacking(question, answers) == 3 for question in questions)
    return Call(action, lesson, gain, basic)


def _lacking(question: Question, answers: Answers) -> int:
    option = answers.option(question)
    return question.max_points - ((option.points or 0) if option else 0)


def _callers(catalogue: Catalogue, answers: Answers) -> dict[str, list[Question]]:
    callers: dict[str, list[Question]] = {}
    for question in catalogue.questions:
        for action_id in _called_by(question, answers):
            callers.setdefault(action_id, []).append(question)
    return callers


def _called_by(question: Question, answers: Answers) -> tuple[str, ...]:
    if question.inapplicable and answers.is_inapplicable(question):
        return question.inapplicable.actions
    if question.unknown and answers.is_open(question):
        return question.unknown.actions
    option = answers.option(question)
    return option.actions if option else ()


def in_order(called: list[Call], situation: Situation) -> list[Call]:
    """Every action after its prerequisites; among those that are free, the one that matters most now."""
    waiting = {call.action.id: call for call in called}
    rank = {call.action.id: _rank(call, waiting, situation) for call in called}
    done: list[Call] = []
    while waiting:
        free = [call for call in waiting.values() if not _blocked(call.action, waiting)]
        chosen = min(free or waiting.values(), key=lambda call: rank[call.action.id])
        done.append(waiting.pop(chosen.action.id))
    return done


def _blocked(action: Action, waiting: Iterable[str]) -> bool:
    return any(before in waiting for before in action.after)


def _rank(call: Call, called: dict[str, Call], situation: Situation) -> tuple[bool, int, bool, Fraction]:
    unlocked = {follower.action.id: follower for follower in _followers(call, called)}.values()
    basic = call.basic or any(follower.basic for follower in unlocked)
    gain = call.gain + sum(follower.gain for follower in unlocked)
    slack = situation.weeks_left - _chain(call, called)
    urgency = (slack >= NOW_WEEKS) + (slack >= SOON_WEEKS)
    effort = max(call.action.effort_hours[0], HALF_DAY)
    return (not basic, urgency, gain == 0, Fraction(effort, max(gain, 1)))


def _followers(call: Call, called: dict[str, Call]) -> Iterator[Call]:
    """Actions that wait for this one, directly or through others."""
    for other in called.values():
        if call.action.id in other.action.after:
            yield other
            yield from _followers(other, called)


def _chain(call: Call, called: dict[str, Call]) -> int:
    """Weeks that this action and the longest row of actions behind it take."""
    behind = (other for other in called.values() if call.action.id in other.action.after)
    return call.action.lead_weeks[1] + max((_chain(other, called) for other in behind), default=0)
