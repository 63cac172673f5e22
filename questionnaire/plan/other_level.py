"""The contact beside the competent authority: a level above or below, or elsewhere in the same one."""

from __future__ import annotations

from questionnaire.almanac.levels import WITH_BEZIRKE
from questionnaire.catalogue.fields import Field
from questionnaire.catalogue.responsibility_words import ContactWords
from questionnaire.plan.authorities import Authority
from questionnaire.plan.competence import Competence
from questionnaire.plan.target_context import Contact, TargetContext, contact, units_of
from questionnaire.texts import Text, proper_name

MOST_UNITS = 3


def other_level(context: TargetContext, field: Field, competence: Competence) -> Contact:
    """A county is no way in for what a town does itself, and comes second where some towns do."""
    if context.upper and competence != "by_itself":
        return _above(context, context.upper, field, competence)
    if context.target.kind == "landkreis":
        return contact(context.lower.called, context.words.contacts.municipality)
    if context.target.kind == "stadt" and context.target.land in WITH_BEZIRKE:
        return contact(context.lower.called, context.words.contacts.borough)
    return contact(proper_name(context.authority.name), context.words.contacts.second_directorate)


def _above(context: TargetContext, authority: Authority, field: Field, competence: Competence) -> Contact:
    words, where = _words_above(context, authority, competence)
    likely_units = units_of(authority, field, context.target.land, authority.kind)
    return Contact(where, likely_units[:MOST_UNITS] or (words.unit,), words.question)


def _words_above(
    context: TargetContext, authority: Authority, competence: Competence
) -> tuple[ContactWords, Text]:
    words, name = context.words.contacts, proper_name(authority.name)
    if competence == "some_towns":
        return words.county_next, context.words.if_not_the_town.filled(name=name)
    return words.senate if authority.senate else words.county, name
