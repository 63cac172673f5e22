"""Which actions the answers call for, and in what order.

Score and priority are separate things: prerequisites first, then what the route to a contract asks for,
then what the calendar makes urgent, then effort against what it gains and unlocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from questionnaire.answers.answered import AnsweredQuestion
from questionnaire.catalogue.lessons import Action, Lesson
from questionnaire.plan.emphasis import Emphasis, emphasis
from questionnaire.plan.situation import Situation

NOW_WEEKS = 4
SOON_WEEKS = 22
# Anything shorter counts as half a day, so that small errands do not push in front.
HALF_DAY = 4
LATER = 2

# Not basic, emphasis, urgency from 0 (now) to LATER, nothing lacking, effort against gain: smallest first.
Rank = tuple[bool, int, int, bool, Fraction]


class CalledAction(Struct, frozen=True):
    """An action that is called for.

    `gain` adds up the squares of the points that the calling questions lack: what lags furthest counts most.
    """

    action: Action
    lesson: Lesson
    gain: int
    basic: bool


def actions_called_for(
    lessons: Iterable[Lesson], questions: Iterable[AnsweredQuestion], situation: Situation
) -> list[CalledAction]:
    """In catalogue order; each action once."""
    callers = _callers(questions)
    return [
        _called(action, lesson, callers.get(action.id, []))
        for lesson in lessons
        for action in lesson.actions
        if _is_called(action, callers.get(action.id, []), situation)
    ]


def _callers(questions: Iterable[AnsweredQuestion]) -> dict[str, list[AnsweredQuestion]]:
    callers: dict[str, list[AnsweredQuestion]] = {}
    for answered in questions:
        for action_id in answered.called_actions:
            callers.setdefault(action_id, []).append(answered)
    return callers


def _is_called(action: Action, callers: list[AnsweredQuestion], situation: Situation) -> bool:
    always = action.whenever is not None and situation.fits(action.whenever)
    return (bool(callers) or always) and situation.fits(action)


def _called(action: Action, lesson: Lesson, callers: list[AnsweredQuestion]) -> CalledAction:
    gain = sum(answered.lacking**2 for answered in callers)
    return CalledAction(action, lesson, gain, basic=any(answered.lacks_basics for answered in callers))


def in_order(called: list[CalledAction], situation: Situation) -> list[CalledAction]:
    """What matters most now comes first, each action right behind the prerequisites that it still lacks."""
    waiting = {call.action.id: call for call in called}
    rank = {call.action.id: _rank(call, waiting, situation) for call in called}
    ordered: list[CalledAction] = []
    for action_id in sorted(rank, key=rank.__getitem__):
        ordered.extend(_with_prerequisites(action_id, waiting, rank))
    return ordered


def _with_prerequisites(
    action_id: str, waiting: dict[str, CalledAction], rank: Mapping[str, Rank]
) -> Iterator[CalledAction]:
    """Takes them out of `waiting`; nothing where the action is already done."""
    call = waiting.pop(action_id, None)
    if call is None:
        return
    for before in sorted((before for before in call.action.after if before in waiting), key=rank.__getitem__):
        yield from _with_prerequisites(before, waiting, rank)
    yield call


def _rank(call: CalledAction, called: dict[str, CalledAction], situation: Situation) -> Rank:
    stressed = emphasis(call.action, call.lesson, situation)
    if not call.gain:
        # It lacks nothing itself: it comes last, or right before the first action that needs it.
        return (True, stressed, LATER, True, Fraction(0))
    unlocked = {follower.action.id: follower for follower in _followers(call, called)}.values()
    # Nobody can be asked before it is known where.
    choosing = stressed is Emphasis.CHOICE
    basic = choosing or call.basic or any(follower.basic for follower in unlocked)
    gain = call.gain + sum(follower.gain for follower in unlocked)
    slack = situation.timing.weeks_left - _chain(call, called)
    urgency = (slack >= NOW_WEEKS) + (slack >= SOON_WEEKS)
    effort = max(call.action.effort_hours[0], HALF_DAY)
    return (not basic, stressed, urgency, False, Fraction(effort, gain))


def _followers(call: CalledAction, called: dict[str, CalledAction]) -> Iterator[CalledAction]:
    """Actions that wait for this one, directly or through others."""
    for other in called.values():
        if call.action.id in other.action.after:
            yield other
            yield from _followers(other, called)


def _chain(call: CalledAction, called: dict[str, CalledAction]) -> int:
    """Weeks that this action and the longest row of actions behind it take."""
    behind = (other for other in called.values() if call.action.id in other.action.after)
    return call.action.lead_weeks[1] + max((_chain(other, called) for other in behind), default=0)
