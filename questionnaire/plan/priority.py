"""Which actions the answers call for, and in what order.

Score and priority are separate things: prerequisites first, then what the route to a contract asks for,
then what the calendar makes urgent, then effort against what it gains and unlocks.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from questionnaire.answers.answered import AnsweredQuestion
from questionnaire.catalogue.lessons import Action, DeedKind, Lesson
from questionnaire.plan.emphasis import emphasis
from questionnaire.plan.scoring import IndicatorScore
from questionnaire.plan.situation import Situation

NOW_WEEKS = 4
SOON_WEEKS = 22
# Anything shorter counts as half a day, so that small errands do not push in front.
HALF_DAY = 4
LATER = 2

# Emphasis, urgency from 0 (now) to LATER, nothing lacking, effort against gain: smallest first.
Rank = tuple[int, int, bool, Fraction]


class CalledAction(Struct, frozen=True):
    """An action that is called for.

    `gain` adds up the squares of the points that the calling questions lack: what lags furthest counts most.
    """

    action: Action
    lesson: Lesson
    gain: int


def actions_called_for(
    lessons: Iterable[Lesson],
    questions: Iterable[AnsweredQuestion],
    situation: Situation,
    known: Container[str] = (),
    deeds: Iterable[DeedKind] = (),
) -> list[CalledAction]:
    """In catalogue order; each action once, and none that has nothing left to find out.

    For each of the deeds there is an action: the one that is called for anyway, or else the first that
    does it.
    """
    callers = _callers(questions)
    meant = [
        _called(action, lesson, callers.get(action.id, []))
        for lesson in lessons
        for action in lesson.actions
        if situation.fits(action) and not _is_pointless(action, known)
    ]
    chosen = {call.action.id for call in meant if _is_called(call.action, callers, situation)}
    chosen |= set(_for_deeds(meant, chosen, deeds))
    return [call for call in meant if call.action.id in chosen]


def _is_pointless(action: Action, known: Container[str]) -> bool:
    return bool(action.pointless_with) and all(blank in known for blank in action.pointless_with)


def _for_deeds(meant: list[CalledAction], chosen: set[str], deeds: Iterable[DeedKind]) -> Iterator[str]:
    for deed in deeds:
        doing = [call.action.id for call in meant if call.action.deed == deed]
        if chosen.isdisjoint(doing):
            yield from doing[:1]


def _callers(questions: Iterable[AnsweredQuestion]) -> dict[str, list[AnsweredQuestion]]:
    callers: dict[str, list[AnsweredQuestion]] = {}
    for answered in questions:
        for action_id in answered.called_actions:
            callers.setdefault(action_id, []).append(answered)
    return callers


def _is_called(action: Action, callers: Mapping[str, list[AnsweredQuestion]], situation: Situation) -> bool:
    always = action.whenever is not None and situation.fits(action.whenever)
    return action.id in callers or always


def _called(action: Action, lesson: Lesson, callers: list[AnsweredQuestion]) -> CalledAction:
    return CalledAction(action, lesson, gain=sum(answered.lacking**2 for answered in callers))


def in_order(
    called: list[CalledAction], situation: Situation, holds_back: IndicatorScore | None = None
) -> list[CalledAction]:
    """What matters most now comes first, each action right behind the prerequisites that it still lacks.

    `holds_back` is what holds somebody back most: the first thing to do about it comes to the front.
    """
    waiting = {call.action.id: call for call in called}
    remedy = _remedy(holds_back, waiting)
    rank = {call.action.id: _rank(call, waiting, situation, remedy) for call in called}
    ordered: list[CalledAction] = []
    for action_id in sorted(rank, key=rank.__getitem__):
        ordered.extend(_with_prerequisites(action_id, waiting, rank))
    return ordered


def _remedy(holds_back: IndicatorScore | None, called: Container[str]) -> str | None:
    actions = holds_back.option.actions if holds_back and holds_back.option else ()
    return next((action_id for action_id in actions if action_id in called), None)


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


def _rank(
    call: CalledAction, called: dict[str, CalledAction], situation: Situation, remedy: str | None
) -> Rank:
    stressed = emphasis(call.action, call.lesson, situation, remedy)
    if not call.gain:
        # It lacks nothing itself: it comes last, or right before the first action that needs it.
        return (stressed, LATER, True, Fraction(0))
    unlocked = {follower.action.id: follower for follower in _followers(call, called)}.values()
    gain = call.gain + sum(follower.gain for follower in unlocked)
    slack = situation.timing.weeks_left - _chain(call, called)
    urgency = (slack >= NOW_WEEKS) + (slack >= SOON_WEEKS)
    effort = max(call.action.effort_hours[0], HALF_DAY)
    return (stressed, urgency, False, Fraction(effort, gain))


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
