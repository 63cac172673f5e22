"""The channels by which money can flow from a municipality, or past it, to a social enterprise."""

from __future__ import annotations

from questionnaire.catalogue.audience import ChannelId, LegalGroup, OfferForm
from questionnaire.dated import Cited
from questionnaire.texts import Content, Text


class ChannelSign(Content, frozen=True, kw_only=True):
    """What an enterprise answered that speaks for a channel: each empty set means anything, all must fit.

    `money` are options of the question `money_flow`, or "unknown" where it is open. `because` says what the
    fields and forms have to do with it. With `beside` the channel comes into question next to a likelier one.
    """

    money: frozenset[str]
    fields: frozenset[str] = frozenset()
    forms: frozenset[OfferForm] = frozenset()
    legal: frozenset[LegalGroup] = frozenset()
    legal_forms: frozenset[str] = frozenset()
    because: Text | None = None
    beside: bool = False

    @property
    def weight(self) -> int:
        """How closely it describes the enterprise."""
        return sum(1 for allowed in (self.fields, self.forms, self.legal, self.legal_forms) if allowed)


class Channel(Cited, frozen=True, kw_only=True):
    """One channel: what it means, who decides, when, what to ask an office, which papers it takes.

    `ask` is said to officials: German, in other languages a gloss. `weeks` pass at least from the first
    question to the first money: an estimate to plan with.
    """

    id: ChannelId
    weeks: int
    title: Text
    means: Text
    decides: Text
    clock: Text
    ask: tuple[Text, ...]
    papers: tuple[Text, ...]
    signs: tuple[ChannelSign, ...] = ()

    @property
    def listed_as(self) -> str:
        return f"channels.{self.id}"


class Channels(Content, frozen=True, kw_only=True):
    """`careful` takes the place of a channel's details after its review date: only what it means is kept."""

    careful: Text
    channels: tuple[Channel, ...]

    def channel(self, channel_id: ChannelId) -> Channel:
        return next(channel for channel in self.channels if channel.id == channel_id)
