"""What page 1 says of the person: the story, what is strongest, the one thing that holds them back."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec import Struct

from questionnaire.catalogue.audience import ChannelId
from questionnaire.catalogue.ladder import Ladder
from questionnaire.plan.case import Case
from questionnaire.plan.scoring import IndicatorScore, Profile, Score
from questionnaire.texts import Text

GOOD = 2


class Verdict(Struct, frozen=True):
    """`heading` names the stage or the basics; `sentences` are one or two, never none."""

    heading: Text
    sentences: tuple[Text, ...]


def verdict(ladder: Ladder, case: Case, channel: ChannelId, done: Container[str] = ()) -> Verdict:
    """Of the lessons that concern the channel by which money is likely to flow; `done` are ids of steps."""
    profile = case.profile.concerning(channel)
    stage = ladder.stages[profile.stage]
    heading = ladder.basics if profile.lacking_basics else stage.name
    opening = _story(ladder, case, profile, channel) or _strength(profile) or stage.opening
    return Verdict(heading, (opening, *_what_is_missing(ladder, case, profile, done)))


def _story(ladder: Ladder, case: Case, profile: Profile, channel: ChannelId) -> Text | None:
    """What changes the whole plan is said first; None for whoever is on the usual way."""
    stories = (
        (case.legal == "unfounded", ladder.unfounded_kita if channel == "kita" else ladder.unfounded),
        (case.target is None, ladder.no_target),
        (channel == "small_purchase", ladder.small),
        (profile.is_complete, ladder.all_reached),
    )
    return next((story for tells, story in stories if tells), None)


def _strength(profile: Profile) -> Text | None:
    """Of the strongest lesson, where it is a strength and does not hold anybody back besides."""
    strongest: Score = max(profile.scores, key=lambda score: score.share)
    is_praised = strongest.stage >= GOOD and profile.holds_back not in strongest.indicators
    return strongest.lesson.strength if is_praised else None


def _what_is_missing(ladder: Ladder, case: Case, profile: Profile, done: Container[str]) -> Iterator[Text]:
    """One thing and no more; what nobody knows yet is a question, never a lack.

    Nobody can find out anything about a municipality that has not been chosen.
    """
    lagging = profile.holds_back
    if lagging and _is_dealt_with(lagging, done):
        yield ladder.dealt_with
    elif lagging in profile.lacking_basics and lagging.question.basics:
        yield lagging.question.basics
    elif lagging and lagging.question.gap:
        yield ladder.holds_back.filled(gap=lagging.question.gap)
    elif case.target is None:
        yield from [ladder.no_target] if case.legal == "unfounded" else []
    elif profile.open:
        yield ladder.still_open.filled(topic=profile.open[0].question.topic or profile.open[0].question.title)
    elif not profile.is_complete:
        yield ladder.nothing_missing


def _is_dealt_with(lagging: IndicatorScore, done: Container[str]) -> bool:
    """Whether all steps that its answer calls for are done, so that the answer is no longer true."""
    called = lagging.option.actions if lagging.option else ()
    return bool(called) and all(action in done for action in called)
