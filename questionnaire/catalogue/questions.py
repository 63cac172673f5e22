"""Questions and their answers, and the steps that ask them."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from questionnaire.catalogue.audience import ChannelId, LegalGroup, OfferForm
from questionnaire.texts import Content, Text

QuestionKind = Literal["level", "choice", "choices", "text", "place", "places", "quarter"]
UNKNOWN = "unknown"
INAPPLICABLE = "inapplicable"


class Option(Content, frozen=True, kw_only=True):
    """One possible answer. `points` is set on the four levels of an indicator, 0 worst to 3 best.

    `low` and `high` bound a yearly price in euros, more than `low` and at most `high`; the last band is open.
    `months` is the length of a term, 0 where it is paid once; `indefinite` where 48 months stand for no end.
    `fields` are the fields of work for which it is offered, everywhere where there are none; `source` holds
    the law that it names.
    """

    id: str
    label: Text
    points: int | None = None
    summary: Text | None = None
    actions: tuple[str, ...] = ()
    legal: LegalGroup | None = None
    form: OfferForm | None = None
    low: int | None = None
    high: int | None = None
    months: int | None = None
    indefinite: bool = False
    fields: frozenset[str] = frozenset()
    source: str | None = None


class OpenQuestion(Content, frozen=True, kw_only=True):
    """What "I don't know yet" leads to: a research task of about 15 minutes, and actions."""

    research: Text
    actions: tuple[str, ...] = ()


class Inapplicable(Content, frozen=True, kw_only=True):
    """Offered only where it can be true; the question then leaves the sum."""

    label: Text
    actions: tuple[str, ...] = ()


class Question(Content, frozen=True, kw_only=True):
    """A question of any kind. An indicator is a question of kind `level`.

    `gap` says on each indicator what holds back those who answered it at level 0 or 1: one named thing.
    `autocomplete` is what a browser may fill in by itself, in the words of HTML. `channels` are those on
    which a low answer holds anybody back and an open one is worth finding out; empty means all.
    """

    id: str
    title: Text
    kind: QuestionKind = "level"
    hint: Text | None = None
    topic: Text | None = None
    options: tuple[Option, ...] = ()
    unknown: OpenQuestion | None = None
    inapplicable: Inapplicable | None = None
    basics: Text | None = None
    gap: Text | None = None
    optional: bool = False
    autocomplete: str = "off"
    max_length: int = 0
    max_choices: int = 0
    channels: frozenset[ChannelId] = frozenset()

    def concerns(self, channel: ChannelId) -> bool:
        return not self.channels or channel in self.channels

    def option(self, option_id: str | None) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def max_points(self) -> int:
        return max((option.points or 0 for option in self.options), default=0)


class SecondPage(Content, frozen=True, kw_only=True):
    """Where a long step goes on: from the question `first`, under a title of its own."""

    first: str
    title: Text
    intro: Text


class Step(Content, frozen=True, kw_only=True):
    """A subject of the wizard, with its own number, on one page or two."""

    id: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]
    second_page: SecondPage | None = None

    @property
    def pages(self) -> tuple[Step, ...]:
        """What is asked on each, as a step with these questions alone."""
        second = self.second_page
        if second is None:
            return (self,)
        at = [question.id for question in self.questions].index(second.first)
        begun = replace(self, questions=self.questions[:at], second_page=None)
        rest = replace(begun, title=second.title, intro=second.intro, questions=self.questions[at:])
        return (begun, rest)

    def page_of(self, question: Question) -> int:
        """Counted from 1."""
        return next(number for number, page in enumerate(self.pages, 1) if question in page.questions)
