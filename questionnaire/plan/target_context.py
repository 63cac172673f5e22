"""What every field of one target shares, and what its offices may be called."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.catalogue.audience import TargetKind
from questionnaire.catalogue.fields import Field
from questionnaire.catalogue.responsibility_words import ContactWords, LowerLevel, ResponsibilityWords
from questionnaire.places.place import Place
from questionnaire.plan.authorities import Authority
from questionnaire.plan.competence import Competence
from questionnaire.texts import Text, proper_name

# An administration for fewer people has clerks for many things and no office for each.
FEW_PEOPLE = 5_000


class TargetContext(Struct, frozen=True):
    """The authority above the target, or else those below, each for itself.

    `people` is for how many the target's administration works. `software` is what is offered; `ask_it`:
    nobody has asked those who run it yet.
    """

    words: ResponsibilityWords
    almanac: Almanac
    target: Place
    people: int
    software: bool
    ask_it: bool
    authority: Authority
    upper: Authority | None
    lower: LowerLevel
    today: date

    def competent(self, competence: Competence) -> Authority | None:
        """The authority that has the task; None where many below the target have it, each for itself."""
        return self.upper if competence == "elsewhere" else self.authority

    @property
    def has_few_people(self) -> bool:
        return self.target.kind in ("gemeinde", "amt") and self.people < FEW_PEOPLE

    def small(self, competence: Competence) -> bool:
        """Whether those who have the task are too few for an office of its own."""
        return self.has_few_people and competence != "elsewhere"


class Contact(Struct, frozen=True):
    """`units`: what the office may be called, German with a gloss in others. `question`: likewise."""

    where: Text
    units: tuple[Text, ...]
    question: Text


def contact(where: Text, words: ContactWords, unit: Text | None = None) -> Contact:
    return Contact(where, (unit or words.unit,), words.question)


def where_competent(context: TargetContext, competence: Competence) -> Text:
    authority = context.competent(competence)
    return proper_name(authority.name) if authority else context.lower.called


def head_of(context: TargetContext) -> Text:
    """Whom one asks for by title where an administration is small."""
    return context.authority.head or context.words.contacts.head.unit


def units(context: TargetContext, field: Field, competence: Competence) -> tuple[Text, ...]:
    """What those who have the task may be called where they are, likeliest first."""
    authority = context.competent(competence)
    if context.small(competence):
        return head_of(context), context.words.contacts.main_office.unit
    if authority:
        own_youth_office = competence in {"by_itself", "some_towns"}
        return units_of(
            authority, field, context.target.land, "stadt" if own_youth_office else authority.kind
        )
    return _listed(field, context.target.land, "bezirk" if context.authority.senate else "gemeinde")


def units_of(authority: Authority, field: Field, land: str, kind: TargetKind) -> tuple[Text, ...]:
    return (field.department,) if authority.senate else _listed(field, land, kind)


def _listed(field: Field, land: str, kind: TargetKind) -> tuple[Text, ...]:
    fitting = (office for office in field.offices if not office.lands or land in office.lands)
    return tuple(office.unit for office in fitting if kind in office.targets)
