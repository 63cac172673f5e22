"""Why a place is on the shortlist, in words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from questionnaire.almanac.openness import Evidence
from questionnaire.catalogue.questions import Option
from questionnaire.catalogue.shortlist_words import HoldingWords, ShortlistWords
from questionnaire.places.place import Place
from questionnaire.plan.budget import BudgetClock
from questionnaire.plan.candidate_order import customer_rank
from questionnaire.plan.candidates import Candidate, SeenFrom
from questionnaire.plan.holding import Holding
from questionnaire.plan.standings import NEXT, closeness
from questionnaire.texts import LANGUAGES, Text, proper_name


class Reason(Struct, frozen=True):
    """`sources` are ids; `general` says the same of every place of a Land.

    `of_list` where it says that a place was on a list.
    """

    text: Text
    sources: tuple[str, ...] = ()
    general: bool = False
    of_list: bool = False


def reasons(words: ShortlistWords, candidate: Candidate) -> Iterator[Reason]:
    """In the order in which candidates are compared."""
    yield from _held(words.holding, candidate)
    yield from _near_home(words, candidate)
    yield from _near_customers(words, candidate)
    for member, found in candidate.listed:
        yield from (_on_list(words, member, each) for each in found)
    if candidate.terms.clock:
        yield Reason(_window(words, candidate.terms.clock), general=True)
    if candidate.terms.direct is not None:
        yield Reason(words.direct, candidate.terms.direct, general=True)


def _held(words: HoldingWords, candidate: Candidate) -> Iterator[Reason]:
    for degree in (Holding.WHOLE, Holding.MAIN, Holding.PART):
        fields = [field for field, found in candidate.holdings if found is degree]
        template: Text = getattr(words, degree.name.lower())
        if fields:
            yield Reason(template.filled(fields=_joined(fields)))


def _joined(fields: list[Option]) -> Text:
    return Text(**{language: "; ".join(field.label[language] for field in fields) for language in LANGUAGES})


def _near_home(words: ShortlistWords, candidate: Candidate) -> Iterator[Reason]:
    text: Text | None = getattr(words.home, candidate.home or "", None)
    if text:
        yield Reason(text)


def _near_customers(words: ShortlistWords, candidate: Candidate) -> Iterator[Reason]:
    """The nearest of them, and one of similar size, be it the same or another."""
    seen = sorted(candidate.customers, key=customer_rank)
    if seen and closeness(seen[0].standing) <= NEXT:
        text: Text = getattr(words.customer, seen[0].standing)
        yield Reason(text.filled(place=_name(seen[0].customer.place)))
    similar: SeenFrom | None = next((each for each in seen if each.alike), None)
    if similar:
        yield Reason(words.customer.similar.filled(place=_name(similar.customer.place)))


def _on_list(words: ShortlistWords, member: Place, found: Evidence) -> Reason:
    text = words.listed.filled(
        place=_name(member),
        years=proper_name(", ".join(each.years for each in found.rounds)),
        list=proper_name(found.list.name),
    )
    return Reason(text, tuple(each.source for each in found.rounds), of_list=True)


def _window(words: ShortlistWords, clock: BudgetClock) -> Text:
    """For the wished quarter, or else the next that can be reached."""
    years = proper_name(str(clock.window.years))
    if clock.wished is None:
        return words.window.open.filled(years=years)
    quarter = clock.window.opens if clock.lost else clock.wished
    written = words.window.quarter.filled(
        number=proper_name(str(quarter.number)), year=proper_name(str(quarter.year))
    )
    template = words.window.next if clock.lost else words.window.wished
    return template.filled(years=years, quarter=written)


def _name(place: Place) -> Text:
    return proper_name(place.label if place.level == "district" else place.name)
