"""By which channel money can flow, before anything is said of procurement."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from questionnaire.almanac.channels import Channel, Channels, ChannelSign
from questionnaire.catalogue.audience import ChannelId, Procedure
from questionnaire.catalogue.ids import MoneyId
from questionnaire.catalogue.questions import UNKNOWN, Option
from questionnaire.content.edition import Edition
from questionnaire.plan.case import Case
from questionnaire.plan.contract_value import Span
from questionnaire.plan.route import Route
from questionnaire.texts import Text

# Whole euros over the whole term: what an office can usually pay out of running money.
SMALL = 15_000
SMALL_WITHOUT_LIMIT = 5_000
MOST_OTHERS = 2
BY_CONTRACT: frozenset[ChannelId] = frozenset({"purchase", "small_purchase"})
BY_TENDER: frozenset[ChannelId] = frozenset({"purchase", "concession"})
BY_FIELD: frozenset[ChannelId] = frozenset(
    {"kita", "youth_welfare", "fees_per_person", "job_centre", "integration_programme"}
)
BY_BUDGET: frozenset[ChannelId] = frozenset({"purchase", "youth_welfare"})
NO_PROCEDURE: frozenset[Procedure] = frozenset({"unknown"})


class Money(Struct, frozen=True):
    """`likely` is supposed where `answer` is None: nobody has said how the money is meant to flow.

    `because` says what of the offer speaks for it, `fields` which of its fields; `others` come into question
    too.
    """

    likely: Channel
    because: Text | None
    others: tuple[Channel, ...]
    answer: Option | None
    fields: frozenset[str] = frozenset()

    @property
    def by_contract(self) -> bool:
        """Whether procedures and value limits say anything about it."""
        return self.likely.id in BY_CONTRACT

    @property
    def by_tender(self) -> bool:
        """Whether it may be published for others to bid."""
        return self.likely.id in BY_TENDER

    @property
    def paid_by_users(self) -> bool:
        return self.likely.id == "concession"

    @property
    def by_field(self) -> bool:
        """Whether it is there for these fields of work alone, and one office has it."""
        return self.likely.id in BY_FIELD

    @property
    def by_budget(self) -> bool:
        """Whether the year of the municipality's budget is its clock."""
        return self.likely.id in BY_BUDGET


class _Hint(Struct, frozen=True):
    channel: Channel
    sign: ChannelSign


def money_flow(edition: Edition, case: Case, route: Route) -> Money:
    """The channel whose sign describes the enterprise most closely; of equals, the first in the file."""
    channels = edition.almanac.channels
    hints = tuple(_hints(channels, case))
    likely = max((hint for hint in hints if not hint.sign.beside), key=lambda hint: hint.sign.weight)
    others = {hint.channel.id: hint.channel for hint in hints if hint.sign.beside}
    others.pop(likely.channel.id, None)
    return Money(
        likely=_by_size(channels, likely.channel, route),
        because=likely.sign.because,
        others=tuple(others.values())[:MOST_OTHERS],
        answer=case.money_flow,
        fields=likely.sign.fields,
    )


def _hints(channels: Channels, case: Case) -> Iterator[_Hint]:
    for channel in channels.channels:
        yield from (_Hint(channel, sign) for sign in channel.signs if _fits(sign, case))


def _fits(sign: ChannelSign, case: Case) -> bool:
    return (
        _flow(case) in sign.money
        and (not sign.fields or not sign.fields.isdisjoint(case.field_ids))
        and (not sign.forms or case.form in sign.forms)
        and (not sign.legal or case.legal in sign.legal)
        and (not sign.legal_forms or case.legal_form in sign.legal_forms)
    )


def _flow(case: Case) -> str:
    """What is said of the money itself counts before what is said of the budget."""
    if case.money_flow:
        return case.money_flow.id
    return MoneyId.NO_MONEY if case.costs_nothing else UNKNOWN


def _by_size(channels: Channels, likely: Channel, route: Route) -> Channel:
    is_small = likely.id == "purchase" and route.value is not None and _is_small(route.value, route)
    return channels.channel("small_purchase") if is_small else likely


def _is_small(value: Span, route: Route) -> bool:
    """Certainly within what an office spends by itself, and within the direct-award limit that is on file."""
    if value.high is None:
        return False
    direct = route.land.direct if route.land and route.holds else None
    if direct is None:
        return value.high <= SMALL_WITHOUT_LIMIT
    return value.high <= SMALL and direct.allows(value.high)
