"""What the plan knows, for the steps to be told with: by blank, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaire.catalogue.ids import StepBlankId
from questionnaire.catalogue.placeholders import blanks_in
from questionnaire.catalogue.route_words import RouteWords
from questionnaire.plan.case import Case
from questionnaire.plan.findings import Findings
from questionnaire.plan.references import References
from questionnaire.texts import Text, glossed, proper_name, within_a_line

Known = Mapping[str, Text]
MOST_PEERS = 3


def in_titles(known: Known) -> Known:
    """A title has no room for the gloss of an office: the step's own texts say it."""
    office = known.get(StepBlankId.OFFICE)
    return {**known, StepBlankId.OFFICE: proper_name(office.de)} if office else known


def told(general: Text, informed: Text | None, known: Known) -> Text:
    """The informed text where each of its blanks is known, else the general one."""
    blanks = blanks_in(informed.de) if informed else frozenset()
    if informed is None or not blanks <= known.keys():
        return general
    return informed.filled(**{blank: known[blank] for blank in blanks})


def known_to(words: RouteWords, findings: Findings) -> Known:
    """Only what is known has an entry."""
    return {
        **dict(_of_the_case(findings.case)),
        **dict(_of_the_money(words, findings)),
        **dict(_of_the_offices(findings)),
        **dict(_of_the_references(findings.references)),
        **dict(_of_the_lists(findings)),
    }


def _of_the_case(case: Case) -> Iterator[tuple[StepBlankId, Text]]:
    if case.target:
        yield StepBlankId.TARGET, proper_name(case.target.label)
    if case.customers:
        yield StepBlankId.CUSTOMER, proper_name(case.customers[0].label)


def _of_the_money(words: RouteWords, findings: Findings) -> Iterator[tuple[StepBlankId, Text]]:
    case = findings.case
    if case.price and not findings.money.paid_by_users:
        unit = words.once if case.paid_once else words.a_year
        yield StepBlankId.SUM, unit.filled(sum=within_a_line(case.price.label))
    if case.term:
        yield StepBlankId.TERM, within_a_line(case.term.label)
    if findings.budget:
        yield StepBlankId.BUDGET, proper_name(str(findings.budget.window.years))


def _of_the_offices(findings: Findings) -> Iterator[tuple[StepBlankId, Text]]:
    contact = findings.contact
    if findings.topic:
        yield StepBlankId.FIELD, findings.topic
    if contact is None:
        return
    yield StepBlankId.OFFICE, glossed(contact.unit)
    yield StepBlankId.AUTHORITY, proper_name(contact.authority)
    yield StepBlankId.SEARCH, proper_name(contact.search)


def _of_the_references(found: References | None) -> Iterator[tuple[StepBlankId, Text]]:
    if found is None:
        return
    names = [entry.place.label for entry in found.entries if not entry.is_customer]
    if names:
        yield StepBlankId.NEIGHBOUR, proper_name(names[0])
    if len(names) >= MOST_PEERS:
        yield StepBlankId.PEERS, proper_name(", ".join(names[:MOST_PEERS]))


def _of_the_lists(findings: Findings) -> Iterator[tuple[StepBlankId, Text]]:
    """No list is about the money of one field: nobody asks a youth office about a Smart City."""
    evidence = findings.references.evidence if findings.references and not findings.money.by_field else ()
    for each in evidence[:1]:
        yield StepBlankId.DECISION, proper_name(f"{each.list.name} ({each.rounds[-1].years})")
