"""What is learnt and done: lessons with their actions."""

from __future__ import annotations

from typing import Literal

from questionnaire.catalogue.audience import Audience, ChannelId
from questionnaire.catalogue.ids import StepBlankId
from questionnaire.catalogue.questions import Step
from questionnaire.texts import Content, Text

# Whoever is spoken to in an administration is spoken to in German.
OpeningTo = Literal["officials", "others"]

# What an enterprise does for a municipality's budget, in the order of time.
DeedKind = Literal["fact_sheet", "meetings", "figure", "follow_up", "minutes"]


class Instruction(Audience, frozen=True, kw_only=True):
    """One thing to do within an action, shown only to those it fits. `source` is what it rests on.

    `informed` takes the place of `text` where the plan knows what each of its blanks stands for.
    """

    text: Text
    informed: Text | None = None
    source: str | None = None


class InformedWords(Content, frozen=True, kw_only=True):
    """What an action says where the plan knows what each blank stands for, text by text."""

    title: Text | None = None
    opening: Text | None = None
    done_when: Text | None = None


class Action(Audience, frozen=True, kw_only=True):
    """Something to do, with what it takes and how one knows that it is done.

    `effort_hours` and `lead_weeks` are (least, most); a day is eight hours.
    `opening` is the first sentence to say, `opening_to` says to whom.
    `after` names the actions that must come first; `whenever` says for whom it is called for
    whatever they answer; its own sets say for whom it is meant at all. `meets_officials` where it
    ends in talks with the administration, which the Land's summer recess has to be kept clear of.
    `deed` is what the action does for the budget: it then has that deed's date, and is called for where
    nothing else that is called for does it. `pointless_with` are blanks: where all are known, there is
    nothing left to do. `to_the_office`: the first sentence is said to the office in charge.
    """

    id: str
    title: Text
    why: Text
    instructions: tuple[Instruction, ...]
    opening: Text
    opening_to: OpeningTo
    effort_hours: tuple[int, int]
    lead_weeks: tuple[int, int]
    done_when: Text
    after: tuple[str, ...] = ()
    meets_officials: bool = False
    needs: Text | None = None
    whenever: Audience | None = None
    deed: DeedKind | None = None
    informed: InformedWords = InformedWords()
    pointless_with: frozenset[StepBlankId] = frozenset()
    to_the_office: bool = False

    @property
    def opens_a_channel(self) -> bool:
        """Whether it is what a channel of money begins with, whatever was answered."""
        return self.whenever is not None and bool(self.whenever.channels) and not self.after


class Lesson(Step, frozen=True, kw_only=True):
    """One of the seven lessons: what was learnt, how to tell where one stands, what to do.

    `gist` is `learnt` in a few lines for paper: nothing of the article is missing there. `channels` are those
    on which it gives something to do; empty means all.
    """

    name: Text
    learnt: Text
    gist: Text
    strength: Text
    channels: frozenset[ChannelId] = frozenset()
    actions: tuple[Action, ...]

    def concerns(self, channel: ChannelId) -> bool:
        return not self.channels or channel in self.channels
