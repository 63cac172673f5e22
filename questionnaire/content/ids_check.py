"""Whether the content has everything that Python and the templates ask for by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import get_args

from questionnaire.almanac.budget_rules import MilestoneKind
from questionnaire.catalogue.audience import Duty, LegalGroup, OfferForm, Procedure
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import (
    ActionId,
    BlankId,
    DutyId,
    GuideSectionId,
    LegalFormId,
    LetterId,
    MoneyId,
    OfferId,
    PassageId,
    QuestionId,
    RadiusId,
    ReservedId,
    RhythmId,
    SlotId,
    SourceId,
    StayingPowerId,
    StepId,
)
from questionnaire.catalogue.lessons import DeedKind
from questionnaire.catalogue.questions import Option
from questionnaire.content.problem import Problem

# Where each is expected, so that whoever renamed it is told the file.
QUESTIONS: Mapping[StepId, tuple[QuestionId, ...]] = {
    StepId.OFFERING: (
        QuestionId.NAME,
        QuestionId.SENTENCE,
        QuestionId.FIELDS,
        QuestionId.FORM,
        QuestionId.YEARLY_PRICE,
        QuestionId.TERM,
        QuestionId.MONEY_FLOW,
        QuestionId.LEGAL_FORM,
        QuestionId.RESERVED,
    ),
    StepId.REGION: (QuestionId.TARGET, QuestionId.CUSTOMERS, QuestionId.START, QuestionId.BUDGET_RHYTHM),
    StepId.DIRECT_CONTACT: (QuestionId.STAYING_POWER,),
    StepId.OPEN_DOORS: (QuestionId.MONEY_SITUATION,),
    StepId.REFERENCES: (QuestionId.EFFORT_SHOWN,),
    StepId.FITTING_OFFER: (QuestionId.ONE_SENTENCE_OFFER,),
    StepId.FACT_SHEET: (
        QuestionId.RESULT_NUMBER,
        QuestionId.PEOPLE_SERVED,
        QuestionId.DUTY_SERVED,
        QuestionId.OFFICE_HOURS,
        QuestionId.AGREED_REFERENCE,
    ),
    StepId.SHORTLIST: (QuestionId.HOME_PLACE, QuestionId.RADIUS, QuestionId.STRUCK_PLACES),
}
OPTIONS: Mapping[QuestionId, type[StrEnum]] = {
    QuestionId.MONEY_FLOW: MoneyId,
    QuestionId.BUDGET_RHYTHM: RhythmId,
    QuestionId.LEGAL_FORM: LegalFormId,
    QuestionId.RADIUS: RadiusId,
    QuestionId.RESERVED: ReservedId,
    QuestionId.STAYING_POWER: StayingPowerId,
    QuestionId.ONE_SENTENCE_OFFER: OfferId,
    QuestionId.DUTY_SERVED: DutyId,
}
ACTIONS: Mapping[StepId, tuple[ActionId, ...]] = {
    StepId.DIRECT_CONTACT: (ActionId.BRIDGE_INCOME,),
    StepId.OPEN_DOORS: (ActionId.SCORE_CANDIDATES,),
    StepId.BEFORE_THE_TENDER: (
        ActionId.VALUE_CALCULATOR,
        ActionId.BUYER_FINDABILITY,
        ActionId.RESERVED_PROCEDURE,
    ),
    StepId.FITTING_OFFER: (ActionId.PRICE_LADDER, ActionId.FOUND_OR_CARRIER),
}


def id_problems(catalogue: Catalogue) -> Iterator[Problem]:
    steps = (*catalogue.steps, *catalogue.optional_steps)
    for step in StepId:
        yield from _missing(step, "step", (step,), (known.id for known in steps))
    for step, questions in QUESTIONS.items():
        yield from _missing(step, "question", questions, (known.id for known in catalogue.questions))
    for step, actions in ACTIONS.items():
        yield from _missing(step, "action", actions, (known.id for known in catalogue.actions))
    yield from _missing_options(catalogue)
    yield from _missing_words(catalogue)
    yield from _letters_without_place(catalogue)
    yield from _options_without_meaning(catalogue)


def _missing(owner: str, kind: str, wanted: Iterable[str], there: Iterable[str]) -> Iterator[Problem]:
    """`owner` is what the file can be found by."""
    known = set(there)
    for missing in (each for each in wanted if each not in known):
        yield Problem((owner,), f"there is no {kind} {missing}, which the program asks for")


def _missing_options(catalogue: Catalogue) -> Iterator[Problem]:
    for question_id, wanted in OPTIONS.items():
        question = catalogue.question(question_id)
        there = [option.id for option in question.options] if question else []
        yield from _missing(question_id, f"option of {question_id}", wanted, there)


def _missing_words(catalogue: Catalogue) -> Iterator[Problem]:
    words = catalogue.calendar
    milestones, deeds = get_args(MilestoneKind), get_args(DeedKind)
    yield from _missing("calendar", "milestone", milestones, (entry.id for entry in words.milestones))
    yield from _missing("calendar", "deed", deeds, (entry.id for entry in words.deeds))
    procedures = (known.id for known in catalogue.route.procedures)
    yield from _missing("route", "procedure", get_args(Procedure), procedures)
    yield from _missing("responsibilities", "duty", get_args(Duty), catalogue.responsibilities.duties)
    yield from _missing("letters", "blank", BlankId, (blank.id for blank in catalogue.letters.blanks))
    yield from _missing("letters", "letter", LetterId, (letter.id for letter in catalogue.letters.letters))
    yield from _missing("sources", "source", SourceId, (source.id for source in catalogue.sources))
    guide, slots = catalogue.workshop.guide, catalogue.workshop.slots
    yield from _missing("workshop", "section of the guide", GuideSectionId, (known.id for known in guide))
    yield from _missing("workshop", "slot", SlotId, (slot.id for slot in slots))
    yield from _missing("privacy", "passage", PassageId, (passage.id for passage in catalogue.privacy))


def _letters_without_place(catalogue: Catalogue) -> Iterator[Problem]:
    """A letter that no page shows would be written for nobody."""
    for letter in catalogue.letters.letters:
        if letter.id not in frozenset(LetterId):
            yield Problem((letter.id,), f"letter {letter.id}: the contact pack has no place for it")


def _options_without_meaning(catalogue: Catalogue) -> Iterator[Problem]:
    """What the plan reads from an option besides its id."""
    forms = [option.form for option in catalogue.known(QuestionId.FORM).options]
    yield from _missing(StepId.OFFERING, "option with form", get_args(OfferForm), filter(None, forms))
    legal = [option.legal for option in catalogue.known(QuestionId.LEGAL_FORM).options]
    yield from _missing(StepId.OFFERING, "option with legal", get_args(LegalGroup), filter(None, legal))
    for option in catalogue.known(QuestionId.YEARLY_PRICE).options:
        if option.low is None and option.high is None:
            yield _option_without(QuestionId.YEARLY_PRICE, option, "`low` or `high`")
    for option in catalogue.known(QuestionId.TERM).options:
        if option.months is None:
            yield _option_without(QuestionId.TERM, option, "`months`")


def _option_without(question: QuestionId, option: Option, needed: str) -> Problem:
    return Problem((StepId.OFFERING,), f"question {question}, option {option.id}: {needed} is needed")
