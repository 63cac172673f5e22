"""What can be wrong with the channels although their file is readable by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from questionnaire.almanac.channels import Channel, Channels
from questionnaire.catalogue.audience import ChannelId
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import QuestionId
from questionnaire.catalogue.questions import UNKNOWN
from questionnaire.content.problem import Problem

WHERE = ("channels",)
# Its size tells it from a larger purchase, no answer does.
BY_SIZE: ChannelId = "small_purchase"


def channels_problems(catalogue: Catalogue, channels: Channels) -> Iterator[Problem]:
    ids = [channel.id for channel in channels.channels]
    if sorted(ids) != sorted(get_args(ChannelId)):
        yield Problem(WHERE, f"each of these must be there once: {', '.join(get_args(ChannelId))}")
    for channel in channels.channels:
        if bool(channel.signs) == (channel.id == BY_SIZE):
            yield Problem(WHERE, f"{channel.id}: all but {BY_SIZE} need signs")
    yield from _unknown_options(catalogue, channels)
    yield from _answers_without_channel(catalogue, channels)


def _unknown_options(catalogue: Catalogue, channels: Channels) -> Iterator[Problem]:
    for question_id in (QuestionId.MONEY_FLOW, QuestionId.FIELDS, QuestionId.LEGAL_FORM):
        known = _options(catalogue, question_id) | {UNKNOWN}
        for channel in channels.channels:
            for option_id in sorted(_named(channel, question_id) - known):
                yield Problem(WHERE, f"{channel.id}: {question_id} has no option {option_id}")


def _options(catalogue: Catalogue, question_id: QuestionId) -> frozenset[str]:
    return frozenset(option.id for option in catalogue.known(question_id).options)


def _named(channel: Channel, question_id: QuestionId) -> frozenset[str]:
    by_question = {
        QuestionId.MONEY_FLOW: [sign.money for sign in channel.signs],
        QuestionId.FIELDS: [sign.fields for sign in channel.signs],
        QuestionId.LEGAL_FORM: [sign.legal_forms for sign in channel.signs],
    }
    return frozenset[str]().union(*by_question[question_id])


def _answers_without_channel(catalogue: Catalogue, channels: Channels) -> Iterator[Problem]:
    """Whatever is answered or left open, there is a channel that nothing else has to speak for."""
    signs = [sign for channel in channels.channels for sign in channel.signs]
    told = frozenset[str]().union(*(sign.money for sign in signs if not sign.weight and not sign.beside))
    for answer in sorted((_options(catalogue, QuestionId.MONEY_FLOW) | {UNKNOWN}) - told):
        yield Problem(WHERE, f"{answer}: a sign without fields, forms and legal forms is needed")
