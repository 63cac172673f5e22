"""What page 1 says of the person: the story, what is strongest, the one thing that holds them back."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from questionnaire.catalogue.audience import ChannelId
from questionnaire.catalogue.ladder import Ladder
from questionnaire.plan.case import Case
from questionnaire.plan.scoring import Profile, Score
from questionnaire.texts import Text

GOOD = 2


class Verdict(Struct, frozen=True):
    """`heading` names the stage or the basics; `sentences` are two or three, never none."""

    heading: Text
    sentences: tuple[Text, ...]


def verdict(ladder: Ladder, case: Case, channel: ChannelId) -> Verdict:
    """Of the lessons that concern the channel by which money is likely to flow."""
    profile = case.profile.concerning(channel)
    stage = ladder.stages[profile.stage]
    heading = ladder.basics if profile.lacking_basics else stage.name
    opening = _story(ladder, case, profile, channel) or _strength(profile) or stage.opening
    return Verdict(heading, (opening, *_what_is_missing(ladder, profile)))


def _story(ladder: Ladder, case: Case, profile: Profile, channel: ChannelId) -> Text | None:
    """What changes the whole plan is said first; None for whoever is on the usual way."""
    stories = (
        (case.legal == "unfounded", ladder.unfounded),
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


def _what_is_missing(ladder: Ladder, profile: Profile) -> Iterator[Text]:
    """One thing and no more; what nobody knows yet is a question, never a lack."""
    lagging = profile.holds_back
    if lagging in profile.lacking_basics and lagging.question.basics:
        yield lagging.question.basics
    elif lagging and lagging.question.gap:
        yield ladder.holds_back.filled(gap=lagging.question.gap)
    elif profile.open:
        yield ladder.still_open.filled(topic=profile.open[0].question.topic or profile.open[0].question.title)
    elif not profile.is_complete:
        yield ladder.nothing_missing
