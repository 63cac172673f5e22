"""Three contacts: the office in charge, one that works across departments, the other level."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.catalogue.audience import TargetKind
from questionnaire.catalogue.fields import Field
from questionnaire.catalogue.responsibility_words import ContactWords, LowerLevel, ResponsibilityWords
from questionnaire.places.place import Place
from questionnaire.plan.authorities import Authority
from questionnaire.texts import Text, proper_name

Competence = Literal["here", "one_authority", "by_itself", "shared", "elsewhere", "some_towns", "unknown"]

MOST_UNITS = 3
WITH_BEZIRKE = frozenset({"BE", "HH"})


class TargetContext(Struct, frozen=True):
    """What every field of one target shares: the authority above it, or else those below, each for itself."""

    words: ResponsibilityWords
    almanac: Almanac
    target: Place
    authority: Authority
    upper: Authority | None
    lower: LowerLevel
    today: date

    def competent(self, competence: Competence) -> Authority | None:
        """The authority that has the task; None where many below the target have it, each for itself."""
        return self.upper if competence == "elsewhere" else self.authority


class Contact(Struct, frozen=True):
    """`units`: what the office may be called, German with a gloss in others. `question`: likewise."""

    where: Text
    units: tuple[Text, ...]
    question: Text


Contacts = tuple[Contact, Contact, Contact]


def contacts(context: TargetContext, field: Field, competence: Competence) -> Contacts:
    return (
        _office_in_charge(context, field, competence),
        _second_contact(context, field, competence),
        _third_contact(context, field, competence),
    )


def units(context: TargetContext, field: Field, competence: Competence) -> tuple[Text, ...]:
    """What those who have the task may be called where they are, likeliest first."""
    authority = context.competent(competence)
    if authority:
        own_youth_office = competence in {"by_itself", "some_towns"}
        return _units_of(
            authority, field, context.target.land, "stadt" if own_youth_office else authority.kind
        )
    return _listed(field, context.target.land, "bezirk" if context.authority.senate else "gemeinde")


def _units_of(authority: Authority, field: Field, land: str, kind: TargetKind) -> tuple[Text, ...]:
    return (field.department,) if authority.senate else _listed(field, land, kind)


def _listed(field: Field, land: str, kind: TargetKind) -> tuple[Text, ...]:
    fitting = (office for office in field.offices if not office.lands or land in office.lands)
    return tuple(office.unit for office in fitting if kind in office.targets)


def _office_in_charge(context: TargetContext, field: Field, competence: Competence) -> Contact:
    """Who works across departments is the second contact, so that two different people hear of it."""
    likely_units = units(context, field, competence)
    other_units = tuple(unit for unit in likely_units if unit.de not in field.cross.de)
    return Contact(_where(context, competence), (other_units or likely_units)[:MOST_UNITS], field.question)


def _second_contact(context: TargetContext, field: Field, competence: Competence) -> Contact:
    """Across the departments; where an association administers, the matching office of the county instead."""
    if context.target.kind != "amt":
        return Contact(_where(context, competence), (field.cross,), field.cross_question)
    return _chief(context) if competence == "elsewhere" else _other_level(context, field)


def _third_contact(context: TargetContext, field: Field, competence: Competence) -> Contact:
    """The mayor of a member municipality, the head of an authority that only supports, or the other level."""
    if context.target.kind == "amt":
        mayor = context.words.contacts.mayor
        return _contact(proper_name(context.target.name), mayor, context.authority.mayor or mayor.unit)
    return _chief(context) if competence == "elsewhere" else _other_level(context, field)


def _chief(context: TargetContext) -> Contact:
    words = context.words.contacts.chief
    return _contact(proper_name(context.authority.name), words, words.unit)


def _other_level(context: TargetContext, field: Field) -> Contact:
    words = context.words.contacts
    if context.upper:
        return _above(
            context.upper, words.senate if context.upper.senate else words.county, field, context.target
        )
    if context.target.kind == "landkreis":
        return _contact(context.lower.called, words.municipality, words.municipality.unit)
    if context.target.land in WITH_BEZIRKE:
        return _contact(context.lower.called, words.borough, words.borough.unit)
    return _contact(
        proper_name(context.authority.name), words.second_directorate, words.second_directorate.unit
    )


def _above(authority: Authority, words: ContactWords, field: Field, target: Place) -> Contact:
    likely_units = _units_of(authority, field, target.land, authority.kind)
    return Contact(proper_name(authority.name), likely_units[:MOST_UNITS] or (words.unit,), words.question)


def _contact(where: Text, words: ContactWords, unit: Text) -> Contact:
    return Contact(where, (unit,), words.question)


def _where(context: TargetContext, competence: Competence) -> Text:
    authority = context.competent(competence)
    return proper_name(authority.name) if authority else context.lower.called
