"""Contacts where an administration is too small for offices: its head, its main office, a clerk."""

from __future__ import annotations

from questionnaire.catalogue.fields import Field
from questionnaire.plan.competence import Competence
from questionnaire.plan.other_level import other_level
from questionnaire.plan.target_context import Contact, TargetContext, contact, head_of
from questionnaire.texts import proper_name


def small_contacts(
    context: TargetContext, field: Field, competence: Competence
) -> tuple[Contact, Contact, Contact]:
    where, words = proper_name(context.authority.name), context.words.contacts
    head = contact(where, words.head, head_of(context))
    second = contact(where, words.it if context.ask_it else words.main_office)
    return head, second, _third(context, field, competence)


def _third(context: TargetContext, field: Field, competence: Competence) -> Contact:
    """Who else has a part of the task; where nobody has, who knows the place or the matter."""
    words = context.words.contacts
    if competence in ("shared", "some_towns"):
        return other_level(context, field, competence)
    if context.target.kind == "amt":
        return contact(proper_name(context.target.name), words.mayor, context.authority.mayor)
    return contact(proper_name(context.authority.name), words.clerk)
