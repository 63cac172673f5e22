"""Three contacts: the office in charge, one that works across departments, the other level."""

from __future__ import annotations

from questionnaire.catalogue.fields import Field
from questionnaire.plan.competence import Competence
from questionnaire.plan.other_level import MOST_UNITS, other_level
from questionnaire.plan.small_administration import small_contacts
from questionnaire.plan.target_context import (
    Contact,
    TargetContext,
    contact,
    head_of,
    units,
    where_competent,
)
from questionnaire.texts import Text, proper_name

Contacts = tuple[Contact, Contact, Contact]


def contacts(context: TargetContext, field: Field, competence: Competence) -> Contacts:
    if context.small(competence):
        return small_contacts(context, field, competence)
    return (
        _office_in_charge(context, field, competence),
        _second_contact(context, field, competence),
        _third_contact(context, field, competence),
    )


def _office_in_charge(context: TargetContext, field: Field, competence: Competence) -> Contact:
    """Who works across departments is the second contact, so that two different people hear of it."""
    likely_units, taken = units(context, field, competence), _across(context, field)
    other_units = tuple(unit for unit in likely_units if unit.de not in taken.de)
    return Contact(
        where_competent(context, competence), (other_units or likely_units)[:MOST_UNITS], field.question
    )


def _across(context: TargetContext, field: Field) -> Text:
    return context.words.contacts.it.unit if context.ask_it else field.cross


def _second_contact(context: TargetContext, field: Field, competence: Competence) -> Contact:
    """Across the departments, for software those who run it; for an association the office of the county."""
    where = where_competent(context, competence)
    if context.ask_it:
        return contact(where, context.words.contacts.it)
    if context.target.kind != "amt":
        return Contact(where, (field.cross,), field.cross_question)
    return _chief(context) if competence == "elsewhere" else other_level(context, field, competence)


def _third_contact(context: TargetContext, field: Field, competence: Competence) -> Contact:
    """The mayor of a member municipality, the head of an authority that only supports, or the other level."""
    if context.target.kind == "amt" and not (context.ask_it and competence == "shared"):
        mayor = context.words.contacts.mayor
        return contact(proper_name(context.target.name), mayor, context.authority.mayor)
    return _chief(context) if competence == "elsewhere" else other_level(context, field, competence)


def _chief(context: TargetContext) -> Contact:
    """Where few people are served by the title, since everybody knows who that is."""
    title = head_of(context) if context.has_few_people else None
    return contact(proper_name(context.authority.name), context.words.contacts.chief, title)
